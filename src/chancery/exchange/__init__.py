"""Exchange: the facts handed out in the forms of other programs; one small file each."""
