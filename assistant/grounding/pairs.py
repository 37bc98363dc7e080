"""Words and their opposites, in French and English, folded: more and less, allow and forbid."""

from __future__ import annotations

from assistant.words import stem_word

# Each line is one pair, each side all the words of one sense.
_PAIRS = (
    # more / less
    """
        increase increases increased increasing rise rises rising rose risen grow grows growing grew growth more higher
        gain gains expand expands expanding expansion surge surges boost boosts improve improves improved improvement
        improving better accelerate accelerates strengthen strengthens enhance enhances multiply multiplies broaden
        broadens widen widens deepen deepens double doubled triple tripled augmente augmentent augmenter augmentation
        hausse croissance croit croissant croissante progresse progressent davantage gagne gagnent ameliore ameliorent
        ameliorer amelioration raise raises raised raising soar soars climb climbs spike spikes intensify intensifies
        amplify amplifies escalate escalates proliferate proliferates proliferation upward
        intensifie intensifient amplifie amplifient grimpe grimpent bondit croitre accroit
        accroissent accroitre accroissement accelere accelerent renforce renforcent renforcer elargit elargissent
        elargir meilleur
        meilleure mieux multiplie multiplient multiplier essor
        / decrease decreases decreased decreasing decline declines declining declined fall falls falling fell fallen
        drop drops dropped dropping less fewer below lower lowers lose loses losing loss shrink shrinks shrinking shrank
        reduce reduces reduced reducing reduction slow slows weaken weakens cut cuts
        diminish diminishes limit limits limiting narrow narrows restrict restricts erode erodes erosion undermine
        undermines mitigate mitigates alleviate alleviates ease eases curb curbs lessen lessens minimize minimizes
        dampen
        dampens dwindle dwindles downturn contraction plummet plummets downward attenue attenuent attenuer allege
        allegent resorbe comble amoindrit etouffe ralentissement ralentir affaiblissement diminue diminuent diminuer
        essouffle essoufflent stagne stagnent
        diminution baisse baissent baisser recul recule reculent reculer chute
        chutent moins declin reduit reduisent reduire reduction ralentit ralentissent affaiblit affaiblissent
        affaiblir limite limitent limiter restreint restreindre desinteret
        """,
    # allow / prevent
    """
        allow allows allowing enable enables enabling permit permits let lets help helps helping facilitate facilitates
        encourage encourages support supports foster fosters promote promotes permet permettent permettre permettant
        facilite facilitent facilite encourage encouragent soutient soutiennent favorise favorisent
        facilitent
        / restrict restricts restricted restricting restriction restrictions restreint restreignent restreindre prevent
        prevents preventing inhibit inhibits hinder hinders hindering block blocks blocking stop stops
        reject rejects rejected rejette rejettent rejeter
        discourage discourages discouraging deter deters impede impedes disrupt disrupts oppose opposes counter counters
        undermine undermines empeche empechent empecher freine freinent entrave entravent bloque bloquent decourage
        decouragent dissuade perturbe perturbent combat combattent oppose opposent
        """,
    """
        improve improves improved improving improvement improvements better ameliore ameliorent ameliorer amelioration
        ameliorations meilleur meilleure mieux relieve relieves alleviate alleviates ease eases soothe soothes attenue
        attenuent attenuer apaise apaisent apaiser soulage soulagent soulager remedie remedient mitigate mitigates
        / worsen worsens worsened worsening worse exacerbate exacerbates exacerbated exacerbating deteriorate
        deteriorates aggravate aggravates aggrave aggravent aggraver aggravation empire empirent empirer pire degrade
        degradent degrader degradation deterioration
        """,
    "before avant earlier early plus-tot tot ahead precoce / after apres later late tard tardif",
    "first premier premiere premiers premieres / last dernier derniere derniers dernieres",
    """
        above over exceed exceeds superieur superieurs superieure superieures depasse depassent depasser depassait
        depasserait depasseraient
        / below under beneath inferieur inferieurs inferieure inferieures
        """,
    "always toujours constantly / sometimes parfois occasionally rarely rarement seldom",
    """
        easier easy easily simple simplify simplifies eliminates facile facilement facilite simplifie
        / harder hard difficult difficulty necessary complicates complicate difficile complique compliquent
        """,
    "fast faster quick quickly rapid rapidly rapide vite rapidement / slow slower slowly lent lente lentement",
    "high highest eleve elevee hauts haute / low lowest poor faible faibles bas basse",
    "long longer lengthy longue / short shorter brief courte court bref",
    "large larger big major significant grand grande / small smaller minor minimal slight petit petite mineur",
    "rich wealthy affluent riche riches / poor underprivileged disadvantaged pauvre pauvres demunis",
    "cheap cheaper affordable inexpensive / expensive costly dearer cher chere couteux couteuse onereux",
    "safe safer secure safety sur surs / dangerous unsafe hazardous risky dangereux dangereuse",
    "strong stronger robust fort forte solide / weak weaker fragile faible",
    "accept accepts accepted embrace adopt adopts accepte adopte / reject rejects refuse refuses rejette refuse",
    "start starts begin begins launch launches lance commence / stop stops end ends cease arrete cesse",
    "create creates build builds cree construit / destroy destroys eliminate eliminates detruit supprime",
    "include includes including inclut / exclude excludes excluding exclut",
    "positive positif positive optimism optimistic / negative negatif pessimism pessimistic",
    """
        many numerous widely most majority nombreux nombreuses beaucoup plupart majorite largement
        / few rare rarely scarcely minority minorite peu rares marginal
        """,
    "protect protects safeguard protege protegent / threaten threatens endanger harm harms menace menacent nuit",
    "reveal reveals expose exposes revele devoile / hide hides conceal conceals cache cachent masque",
    "gain gains win wins gagne gagnent / lose loses losing perd perdent",
    "attract attracts attire attirent / repel repels deter deters repousse",
    "hire hires hiring recruits embauche recrute / fire fires layoffs lays licencie licencient supprime",
    "enter enters arrive arrives join joins rejoint / leave leaves exit exits quit quits quitte quittent",
    "best meilleur / worst pire",
    """
        tighten tightens tightened toughen toughens stricter durcit durcissent durcir resserre resserrent
        / relax relaxes relaxed loosen loosens loosened assouplit assouplissent assouplir
        """,
    "maximum / minimum",
    "inside indoors interieur / outside outdoors exterieur",
    "same similar identical meme similaire identique / different differs differents different differente",
    "common frequent frequently widespread courant frequent / rare uncommon exceptional exceptionnel",
    "abundant abundance plentiful abondant abondance / scarce scarcity shortage penurie rarete",
    "real genuine authentic vrai reel authentique / fake false counterfeit faux factice",
    "natural naturel naturelle / artificial synthetic artificiel synthetique",
    "free gratuit gratuite / paid payant payante",
    "individual individuel / collective collectif",
    "transparent transparency transparence / opaque opacity secrecy opacite",
    "automated automatic automatique automatise / manual manually manuel manuelle",
    "employers employer employeurs employeur / employees employee workers salaries employes",
    "rural ruraux rurale / urban urbain urbaine",
    "north nord / south sud",
    "import imports / export exports",
    "hope hopes confidence confident espoir optimisme / fear fears worry worries crainte craintes inquietude",
    """
        adopt adopts embrace use uses using build builds utilise utilisent adopte adoptent recourt
        / abandon abandons shun shuns delaisse delaissent abandonne abandonnent renonce renoncent
        """,
    "near nearby soon proche proches bientot / distant far remote lointain lointaine",
    "integrate integrates combine combines integre combine / separate separates separe isole",
    "confirm confirms confirme / deny denies dement",
    "agree agrees accord / disagree disagrees desaccord",
    "profit profits benefice benefices / losses deficit pertes",
    "hot warm chaud / cold cool froid",
    "success succeed succeeds successful reussite reussit succes / failure fail fails echec echoue",
    "voluntary optional volontaire facultatif / mandatory compulsory obligatoire",
    "open ouvert ouverte / closed proprietary ferme fermee proprietaire",
    "active actif / passive passif",
    "permanent lasting durable / temporary fleeting temporaire ephemere",
    "efficient efficiency effective efficace / inefficient ineffective inefficace",
    "public publique / private prive privee",
    "with avec / without sans",
    "local locale decentralized decentralised / global mondial centralized centralised",
    "trust confiance / distrust mistrust mefiance defiance",
    "old older aged ages vieux / young younger jeune jeunes",
    "men male hommes masculin masculins / women female femmes feminin feminins",
    "human humans humain humaine / machine machines",
    "developed industrialised industrialized advanced developpes developpees industrialises / emerging emergents",
    "strong stronger solid close tight / poor poorer inadequate insufficient lacking",
    """
        carefully thoroughly properly rigorously soigneusement rigoureusement
        / poorly badly carelessly hastily mal rushed
        """,
    """
        return returns revival revive revives comeback resurgence renaissance retour regain essor renouveau
        / decline declines declining disappearance disappearing fading fade fades waning declin disparition essouffle
        essoufflement essoufflent
        """,
    """
        improve improves improving enhance enhances boost boosts support supports ameliore ameliorent ameliorer favorise
        favorisent renforce renforcent
        / hinder hinders hindering hamper hampers impede impedes undermine undermines nuit nuire nuisent entrave
        entravent entraver compromet compromettent compromettre
        """,
    """
        protect protects protecting defend defends protege protegent defend
        / discredit intimidate sabotage attack attacks
        """,
    "critical crucial essential vital cruciales crucial essentiel essentielle / negligible trivial negligeable anodin",
    """
        allow allows allowing allowed permit permits permitted legalise legalize legalises legalizes authorise authorize
        autorise autorisent autoriser autorisation permet permettent permettre tolerate tolerates tolere tolerent
        / ban bans banned banning forbid forbids forbidden prohibit prohibits prohibited outlaw outlaws outlawed
        interdit interdite interdits interdites interdisent interdire interdiction
        """,
    """
        proponents proponent supporters supporter advocates partisans partisan defenseurs
        / opponents opponent critics detractors opposants opposant detracteurs adversaires
        """,
    """
        praise praises welcome welcomes applaud applauds salue saluent applaudit felicite
        / criticise criticize criticises criticizes denounce denounces condemn condemns denonce denoncent condamne
        condamnent fustige fustigent
        """,
    """
        buy buys buying purchase purchases purchased bought achete achetent acheter
        / sell sells selling sold vend vendent vendre
        """,
    "borrow borrows borrowing emprunte empruntent emprunter / lend lends lending prete pretent preter",
    """
        accelerate accelerates accelerated hasten hastens speeds accelere accelerent accelerer
        / delay delays delayed delaying postpone postpones postponed retarde retardent retarder reporte reportent
        """,
    """
        unite unites uniting unify unifies unit unissent rassemble rassemblent
        / divide divides dividing split splits divise divisent
        """,
    "healthy healthier saine / unhealthy harmful nocif nocive",
    """
        advantage advantages avantage avantages
        / drawback drawbacks disadvantage disadvantages inconvenient inconvenients
        """,
    "supply offre / demand demande",
    "offline / online ligne",
    "full fully complete completely plein entierement / partial partially partly partiel partiellement",
    "reassure reassures reassured rassure rassurent / worry worries worried frighten alarm alarms inquiete inquietent",
    "edible comestible comestibles / toxic poisonous toxique toxiques veneneux",
    "include includes including included comprise inclut inclus / except excluding excepted sauf excepte hormis",
    """
        help helps aid aids assist assists aide aident aider permet permettent
        / deceive deceives fool fools trick tricks thwart thwarts foil foils hamper hampers trompe trompent tromper
        dejoue dejouent dejouer
        """,
)


def _stems_of(side: str) -> frozenset[str]:
    return frozenset(stem for word in side.split() for stem in stem_word(word))


# By their stems in both languages, so that other forms of a word count too.
OPPOSITES = tuple(
    (_stems_of(one) - _stems_of(other), _stems_of(other) - _stems_of(one))
    for one, other in (pair.split("/") for pair in _PAIRS)
)
