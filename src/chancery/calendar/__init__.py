"""The temporal network: windows tightened by the constraints between events."""
