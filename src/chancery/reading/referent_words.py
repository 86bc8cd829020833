"""Words by which "they" and "it" find whom they take up: who is many, what can act, what only somebody does or has."""

from __future__ import annotations

HUMAN = frozenset(
    """people person man woman child boy girl victim citizen resident refugee student protester demonstrator worker
    official officer soldier troop force police civilian hostage prisoner detainee inmate migrant tourist traveller traveler
    leader minister president envoy diplomat ambassador negotiator mediator lawmaker senator deputy mp politician expert
    analyst observer critic supporter opponent ally rival enemy foe partner neighbour neighbor side party country nation state
    government authority power rebel guerrilla insurgent militant fighter gunman attacker hijacker terrorist suspect
    american european arab muslim jew christian kurd serb croat hutu tutsi shiite sunni family relative parent friend
    member delegate representative aide adviser advisor colleague counterpart inspector investigator monitor peacekeeper
    journalist reporter doctor lawyer judge prosecutor voter candidate nominee executive investor farmer fisherman trader
    company firm bank group team delegation agency organisation organization union militia army crew agent spy staff
    employee guest passenger survivor witness source commander general chief head spokesman crowd community exile settler
    other pair couple duo two three both some many most native national foreigner westerner counsel tribesman
    brother sister son daughter wife husband mother father leadership opposition faction tribe clan firefighter
    guard coastguard teacher scientist scholar author player artist fan customer user consumer owner patient nurse priest bishop
    cleric monk nun secretary chancellor king queen prince princess pope emir sultan sheikh admiral marshal colonel captain
    sergeant lieutenant speaker governor mayor spokesperson spokeswoman chairwoman ethnic minority majority youth teen kid adult elder veteran volunteer recruit trainee captive""".split()
)
"""Whom "they" takes up more readily than things."""
MANNED = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "ans", "ese")
PEOPLE_OF_THE_LAND = frozenset(
    """authority leadership ruler minister police policeman policewoman constable detective prosecutor magistrate judge court tribunal jury
    customs gendarme gendarmerie jailer warder coroner regulator legislature parliament lawmaker legislator parliamentarian
    senate congress cabinet opposition opponent dissident activist campaigner protester demonstrator rioter striker looter
    marcher crowd mob people public citizen resident villager townspeople inhabitant local native student pupil teacher
    worker labourer laborer miner farmer peasant fisherman trucker trader merchant shopkeeper doctor nurse lawyer priest
    monk bishop cleric imam clergy unionist union syndicate newspaper press media broadcaster voter electorate elector
    gunman assailant attacker bomber arsonist kidnapper abductor hijacker robber bandit gang gangster cartel mafia
    rebel guerrilla guerilla insurgent militant militiaman militia mutineer separatist secessionist extremist islamist
    terrorist sniper vigilante tribesman clansman warlord fighter smuggler trafficker poacher saboteur assassin
    killer suspect army military soldier troop commando marine guard guardsman serviceman conscript reservist navy airforce
    coastguard frigate warship gunboat regime junta government monarchy palace republican royalist loyalist
    nationalist communist socialist conservative liberal hardliner moderate reformer politician relative
    family widow mother survivor victim veteran pensioner youth woman thousand hundred
    dozen""".split()
)
"""Who, without a word of whose they are, belong to the land in which they act: authorities, crowds, gunmen."""
MAYBE_ABROAD = frozenset(
    """soldier troop commando marine guard guardsman serviceman conscript reservist navy airforce army military coastguard
    frigate warship gunboat relative family mother widow victim survivor veteran woman
    smuggler trafficker suspect killer""".split()
)
"""Those of them who may be in another's land than their own: soldiers, smugglers, the victim's family."""
MEASURES = frozenset(
    """year month week day hour minute second decade century time percent percentage dollar euro pound yen rouble ruble mile
    kilometer kilometre metre meter foot acre ton tonne barrel dozen hundred thousand million billion trillion point rate
    lot number part rest bit kind sort type half third quarter weekend morning evening afternoon night today tomorrow yesterday
    way case term fact thing sense monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december majority""".split()
)
"""What no pronoun takes up: measures and times."""
AGENCIES = frozenset(
    """company firm bank agency airline carrier manufacturer maker newspaper paper daily magazine network broadcaster station
    court tribunal panel committee commission council board group organisation organization party union movement militia
    army navy force government administration cabinet ministry department parliament congress senate assembly house body bloc
    alliance institute university school club team country nation state kingdom republic island city town region province
    neighbour neighbor ally rival power regime junta leadership opposition coalition delegation embassy mission bureau office
    secretariat watchdog fund foundation charity association federation league conference side church military police
    concern unit subsidiary corporation conglomerate giant retailer supplier exporter importer producer regulator authority
    campaign faction front guerrilla cartel gang clan tribe community people industry sector""".split()
)
"""What can do things though it is nobody: "the airline said it"."""
OF_BODIES = frozenset(
    {"secretary general", "director general", "executive director", "executive council", "member states"}
)
"""What organisations have and states have not."""
PLEAS = frozenset(
    "claim request complaint case appeal bid application plea suit candidacy candidate petition cause".split()
)
"""What is the one's who asks others to hear or back it: "asked the court to hear its claim"."""
RELATED = frozenset("neighbour neighbor ally rival foe enemy adversary creditor donor lender guarantor".split())
"""What others are to the one whose they are: "Ukraine's allies" are not Ukraine."""
DOING = frozenset(
    """say tell announce declare insist warn vow pledge promise threaten deny reject accept agree refuse want seek hope plan
    intend expect believe think know accuse demand urge call ask propose offer decide claim argue acknowledge admit confirm
    recognise recognize condemn support back oppose welcome send deploy withdraw recall summon expel invite host hold sign
    join leave attack invade strike fire launch withhold impose lift negotiate meet talk cooperate retaliate respond act
    consider prepare try attempt choose prefer need fear worry regret apologise apologize object continue pursue face""".split()
)
"""What only somebody does."""
OWNED = frozenset(
    """minister president premier leader government army navy military troop force soldier ambassador envoy embassy consulate
    citizen people national border territory soil airspace water ally neighbour neighbor enemy parliament ministry official
    diplomat delegation economy currency sovereignty independence security interest policy stance position right obligation
    commitment promise pledge demand threat decision intention willingness readiness consent veto vote membership bid role
    nuclear missile weapon arsenal warplane warship fleet capital coast history founder chairman spokesman spokeswoman member
    partner efforts effort claim concern opposition support invasion occupation aggression attack""".split()
)
"""What only somebody has."""

OWNERS = {"nsubj": 1.2, "nsubj:pass": 1.2, "nmod:poss": 0.7}
"""How much the owner of a subject gains below its verb, by what the pronoun is: "Oman's envoy said it would mediate"."""
CHARGING = frozenset(
    """accuse suspect stop prevent deter keep bar ban discourage dissuade blame criticise criticize condemn denounce punish
    thank praise congratulate commend fault rebuke chide caution warn""".split()
)
"""Verbs whose object does what stands behind "of", "from" and "for": "accused Oslo of hiding its ships"."""
TREATED = frozenset(
    """ratify sign adopt approve pass veto postpone hold cancel implement honour honor publish read draft amend extend renew
    revoke lift impose initial ink deliver describe call deny condemn announce make take do say scrap shelve delay
    schedule stage broker release inspect tow board impound auction salvage unload refloat denounce reject welcome hail dub
    label brand term deplore oppose endorse""".split()
)
"""What is done to words and deeds rather than to anybody."""
TRESPASSES = frozenset(
    "violate breach invade attack bomb occupy infringe penetrate shell overfly threaten blockade".split()
)
"""What is done to another's land and never to one's own: "said Greece had violated its airspace"."""
