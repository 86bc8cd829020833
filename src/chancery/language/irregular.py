"""Irregular forms: the lemmas that no ending of English leads to."""

from __future__ import annotations

VERBS = dict(
    pair.split(":")
    for pair in """
    freed:free freeing:free frees:free axed:axe axing:axe eyed:eye eyeing:eye vied:vie vying:vie timed:time
    timing:time swore:swear sworn:swear sang:sing sung:sing sank:sink sunk:sink bound:bind strove:strive
    striven:strive sought:seek forbade:forbid forbidden:forbid fled:flee flew:fly flown:fly froze:freeze
    frozen:freeze shook:shake shaken:shake wrote:write written:write rose:rise risen:rise arose:arise arisen:arise
    drove:drive driven:drive broke:break broken:break spoke:speak spoken:speak stole:steal stolen:steal wove:weave
    woven:weave bore:bear borne:bear tore:tear torn:tear wore:wear worn:wear threw:throw thrown:throw grew:grow
    grown:grow blew:blow blown:blow drew:draw drawn:draw knew:know known:know shrank:shrink shrunk:shrink
    began:begin begun:begin rang:ring rung:ring sprang:spring sprung:spring swung:swing clung:cling flung:fling
    stung:sting struck:strike stricken:strike dealt:deal meant:mean leapt:leap dwelt:dwell spelt:spell spilt:spill
    knelt:kneel crept:creep wept:weep swept:sweep slept:sleep kept:keep fought:fight caught:catch taught:teach
    brought:bring bought:buy thought:think sent:send lent:lend bent:bend spent:spend built:build held:hold sold:sell
    told:tell stood:stand won:win hung:hang dug:dig shot:shoot shone:shine led:lead fed:feed bled:bleed bred:breed
    sped:speed met:meet lit:light slid:slide hid:hide hidden:hide bit:bite bitten:bite laid:lay paid:pay said:say
    lain:lie chose:choose chosen:choose forgave:forgive forgiven:forgive gave:give given:give forsook:forsake
    forsaken:forsake took:take taken:take fell:fall fallen:fall ate:eat eaten:eat beat:beat beaten:beat came:come
    become:become became:become ran:run went:go gone:go left:leave lost:lose made:make heard:hear withdrew:withdraw
    withdrawn:withdraw overthrew:overthrow overthrown:overthrow awoke:awake awoken:awake bade:bid bidden:bid
    befell:befall befallen:befall beheld:behold beset:beset bespoke:bespeak bestrode:bestride burnt:burn
    dreamt:dream forbore:forbear forgone:forgo hewn:hew inlaid:inlay interwoven:interweave leant:lean leaned:lean learnt:learn
    mown:mow partook:partake partaken:partake rewound:rewind sewn:sew shaven:shave shorn:shear slain:slay slew:slay
    slung:sling slunk:slink smote:smite smitten:smite spat:spit spoilt:spoil spun:spin stank:stink stunk:stink
    strewn:strew strode:stride swam:swim swum:swim swollen:swell trod:tread trodden:tread unbound:unbind undid:undo
    undone:undo unwound:unwind wrung:wring rode:ride ridden:ride bred:breed sown:sow stuck:stick woke:wake
    woken:wake untied:untie untying:untie belied:belie belying:belie relied:rely pitied:pity tallied:tally owed:owe dyed:dye foresaw:foresee
    foreseen:foresee overran:overrun outran:outrun overflew:overfly overflown:overfly unfroze:unfreeze unfrozen:unfreeze
    mimicked:mimic mimicking:mimic repelled:repel repelling:repel dispelled:dispel dispelling:dispel contravened:contravene
    contravening:contravene rerouted:reroute rerouting:reroute reviled:revile inflamed:inflame inflaming:inflame
    """.split()
)
"""Verbs that reports have: "The two were slain", "Norway withdrew"."""

NOUNS = dict(
    pair.split(":")
    for pair in """
    attaches:attache theses:thesis matrices:matrix vertices:vertex bacteria:bacterium memoranda:memorandum referenda:referendum
    addenda:addendum errata:erratum strata:stratum fungi:fungus nuclei:nucleus foci:focus loci:locus radii:radius
    syllabi:syllabus oases:oasis diagnoses:diagnosis synopses:synopsis neuroses:neurosis geese:goose lice:louse
    oxen:ox leaves:leaf passersby:passerby mothers-in-law:mother-in-law kibbutzim:kibbutz plateaus:plateau
    plateaux:plateau bureaux:bureau tableaux:tableau communiques:communique spokespeople:spokesperson
    salespeople:salesperson foes:foe calories:calorie eyries:eyrie corpses:corpse quizzes:quiz lapses:lapse
    ruses:ruse attorneys-general:attorney-general secretaries-general:secretary-general
    consuls-general:consul-general chargés:chargé coups:coup
    """.split()
)
"""Plurals: "two memoranda", "the secretaries-general"."""
