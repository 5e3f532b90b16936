//! Words that look like part of a child's name and are not: what schools write with a capital.

/// Words of schools and of plain sentences: with a capital they are no surname, nor an unusual first name.
pub(super) const VOCABULARY: &str = "\
    a ability able about above absence absent academic academies academy access accessibility accessible \
    accountability achievement achievements across action actions activities activity adapt adaptations adapted \
    adaptive add additional adhd admission admissions adult adults advice advisory after afternoon agency agreed aid \
    aim aims all allocated alongside also alternative although always am an analysis and annual another anti any \
    appendix approach approaches are area areas arrangements art arts as asd assembly assess assessed assessment \
    assessments assistance assistant associate association at attachment attainment attend attendance attended \
    audience audit august author authorities authority autism autistic autumn available award awards aware awareness \
    away bank barrier barriers based baseline bbc be because been before began begins behaviour behavioural being \
    below beside best between bible bilingual board boarding boards book books both boy boys braille break breakfast \
    brief bristol british brought bucket budget building bullying bursary bus business but by calm cambridge came \
    camhs camp campus can care carer carers case caseload catch cathedral catholic celebration central centre chair \
    challenge change changes charity chat check checklist child childcare childhood childline children children's \
    choice choir christmas church circle circuits cities citizenship city class classes classroom close club clubs \
    cluster coach coaching code cognition cohort collaborative college colour come coming committee communication \
    community company complete completed complex concern concerns conference confidence confidential consortium \
    contact context contribution coordinator corner corridor could council counselling counsellor country county \
    course court cover covid creative cricket criteria culture cup curriculum cycle daily data date day days dcd deaf \
    december decision deficit department deputy described design designated destination development developmental \
    devon dfe did different difficulties difficulty digital diocese director disabilities disability disabled \
    discovery discussion display district diversity do does done down drama drive drop duke during dynamic \
    dyscalculia dyslexia dyslexic dyspraxia each eal early earth easter eastern ebsa edinburgh education educational \
    effect ehc ehcp ehcps either elective elsa emotional emotionally endowment engagement england english enhanced \
    enrichment ensure entitlement environment ep epilepsy equal equality equity estate ethos europe evaluation \
    evening event every everyone evidence exam examination exams excellence exclusion exclusions executive \
    expectations experience external extra eyfs fair family farm february federation feedback festival few field \
    final finally fine fire first firstly five flexible flow focus focused following food football for forest form \
    formal forum forward foundation four framework free frequency friday friendly friends from full functional fund \
    funded funding further future games garden gardens gate gave gcse general geography get girl girls give given go \
    goals good got governance governing government governors grade graduated grammar grammatical grant grants group \
    groups growth guidance guide guides gym had half hall hampshire handwriting has hate have having he head \
    headteachers health healthy hear hearing heath held help helped her here heritage high higher hiit him his \
    history hold holiday home homework hospital hospitals hour hours house houses how however hub hubs hundred ict \
    ideas identification identified identity if impact impaired impairment implementation improved improvement \
    improvements in inc inclusion inclusive income independence independent individual infant infants information \
    initial initially initiative inset inspection institute instructions integrated intensive intent intention \
    interaction intervention interventions into introduction involvement is island it item items its january jubilee \
    july junior juniors just keep kent key kid kingdom kitchen know knowledge ks1 ks2 ks3 ks4 ks5 lab lac language \
    languages last late later lead leader leaders leadership leading learn learner learners learning led left lego \
    lesson lessons level levels liaison library life like line lines link links list listening literacy live \
    liverpool local lodge log london look looked looking looks low ltd lunch lunchtime made main maintained makaton \
    make management manager managers manchester many map mapping marathon march marking mat mathematics maths maximum \
    me meadow measure measures mechanism media medical medium meet meeting meetings member members memorial memory \
    mental mentor mentoring mentors met method middle mile mind mindfulness minutes model moderate moderation module \
    monday monitor monitoring month more morning mosque most motor move movement much multi museum music my name \
    named names national need needs neither network neurodiversity new newsletter next night no non nor north \
    northern not note notes november now number numbers numeracy nurse nursery nurture objective objectives \
    observation observed occupational october of off offer office officer ofsted on once one online only open or \
    oracy order organisation other others our out outcome outcomes outdoor outreach outside over overall own oxford \
    pack page pair paired palace panel paper parade parent parental parents park part partner partners partnership \
    party passport pastoral path pathway pathways peer people per percent performance persistent person personal \
    personalised phase phonics physical physiotherapy picture pilot place placement plan planning plans platform play \
    player playground please plus pmld policies policy positive post practical practice practices practitioner pre \
    premium prep preparation present presentation primary principal principals principle principles prior priorities \
    priority private prize process professional profile profiles programme progress project projects promoting \
    property protection provide provided provision pshe psychologist psychology public pupil pupils purpose qualified \
    quality quarter question questions quick quiet r race railway raise raising ramp rates rating read reader readers \
    readiness reading really reasonable reception record recorded records recovery red referral referrals reflection \
    region regional register regular regulation relationship relationships religious remote report reported reports \
    research residential resilience resource resourced resources respect response responsive restorative results \
    return returned review reviewed reviews revised right rights risk river road role roles room rooms row royal \
    rugby rule running saatchi safe safeguarding safer safety said sanctuary sats saturday saw say says scale scheme \
    school schools science scores screening sea second secondary section see seen self semh sen senco sencos send \
    senior sensory september service services session sessions set setting settings seven sexual shared sharing she \
    sheet shop should show showed shows sibling since site six sixth skills small so social society some soon south \
    southern spaces speak speaker special specialist speech spelling spent sport sports spring square staff staffroom \
    stage stand standard standards start started statement statements station status statutory steering step steps \
    stories story storytelling strand strands strategic strategies strategy street strength strengths strong student \
    students study subject success suffolk summary sunday super supervision supervisor support supported supporting \
    survey suspensions sussex swimming symbols synagogue system systems table tables take talk talking target \
    targeted targets task taught teach teacher teachers teaching team teams technology tell temple ten term terms \
    test tests than thanks that the theatre their them theme then therapeutic therapies therapist therapists therapy \
    there these they things this those three thrive through throughout thursday tier time times timetable to today \
    together told tomorrow too tool toolkit top total touch tour tower town track tracking traded train trained \
    training transition translation transport travel traveller trial tribe trip triple trips trust trustees tuesday \
    tuition tutor tutors two typing uk understanding uniform union unit universal university until up update upper us \
    use used using usually valley value values very via vice video view views village virtual vision visit visited \
    visits visual vocabulary voice volunteer volunteers vulnerability vulnerable wales walk walks was watch wave way \
    ways we wednesday week weekly weeks welcome well wellbeing welsh were what when where whether which while who \
    whole why widgit with within without word words work worker workers working workshop workshops world would write \
    writing y1 y10 y11 y2 y3 y4 y5 y6 y7 y8 y9 year years yes yesterday yet york you your youth yr";

/// Words after a person's name that make it the name of a place, a house or an organisation.
pub(super) const PLACES: &str = "\
    academies academy arena associates association avenue award awards band boulevard bridge building buildings \
    campus castle cathedral centre chapel charity church class clinic close club college community consultancy \
    consultants consulting council court crescent cup day drive estate farm federation festival field fields \
    foundation fund garden gardens gate grammar green group grove hall harbour high hill hospital hotel house inc \
    infant infants infirmary institute island junior juniors lane library lodge ltd memorial mews museum nursery \
    palace parade park partnership place plc preparatory primary prize programme project road room rooms scheme \
    school schools society square station street studio terrace theatre trust unit university way wing";

/// Titles: who has one is an adult, or a saint, or a school.
pub(super) const TITLES: &str = "\
    cllr countess dame dr duchess duke earl king lady lord madam miss mister mr mrs ms mx pope president prince \
    princess prof professor queen rev reverend saint sir st";

/// Roles in and around a school: who has one is an adult.
pub(super) const ROLES: &str = "\
    adviser advisers advisor advisors apologies artist assistant assistants attendees audiologist author authors \
    bursar caretaker chair chairman chairwoman chaplain clerk clinician co-ordinator coach cohead consultant \
    coordinator councillor counsellor deputy director doctor dsl educator elsa ep facilitator facilitators governor \
    governors gp head headmaster headmistress headteacher headteachers hlta host inspector instructor interpreter \
    keyworker lead leader leaders leads lecturer librarian lsa manager mayor mentor mentors minister moderator nurse \
    nurses observer officer ot paediatrician physio physiotherapist practitioner presenter principal prof professor \
    psychiatrist psychologist psychologists receptionist registrar rev reverend salt secretary senco sencos sendco \
    signed slt speaker staff supervisor ta tas teacher teachers therapist therapists trainer trustee tutor vicar \
    worker workers";

/// What adults did, before "by" and a name.
pub(super) const DID: &str = "\
    approved authored chaired compiled completed created delivered designed drafted facilitated hosted led moderated \
    prepared presented reviewed run signed supervised verified";

/// Where visitors come from.
pub(super) const OUTSIDE: &str = "\
    authority barnardo camhs charity council dfe la nhs ofsted service team trust university";

/// People and figures that school texts name: those who wrote for schools, and those whom children learn about.
/// First name and surname with a line between.
pub(super) const KNOWN: &str = "\
    ada_lovelace alan_turing albert_einstein alex_rider alexander_bell allan_ahlberg amelia_earhart andy_murray \
    anna_freud anna_sewell anne_frank anthony_browne anthony_horowitz axel_scheffler barack_obama barry_carpenter \
    bear_grylls beatrix_potter benjamin_zephaniah billy_connolly billy_elliot bob_marley carol_dweck carol_gray \
    cathy_cassidy charles_darwin charles_dickens charlie_waller charlotte_bronte chris_packham christopher_columbus \
    christopher_wren cressida_cowell daisy_christodoulou dan_hughes daniel_sobel daniel_willingham david_almond \
    david_attenborough david_beckham david_didau david_walliams dylan_wiliam edith_cavell \
    edward_jenner elizabeth_fry ellen_macarthur ellie_simmonds emily_bronte emmeline_pankhurst enid_blyton eric_carle \
    ernest_shackleton florence_nightingale francesca_simon frida_kahlo george_orwell george_stephenson grace_darling \
    greta_thunberg guy_claxton guy_fawkes harry_kane harry_potter helen_keller helen_sharman henry_moore horrid_henry \
    isaac_newton isambard_brunel jack_petchey jacqueline_wilson jamie_oliver jane_austen jane_goodall jean_gross \
    jean_piaget jeff_kinney jesse_owens jessica_ennis-hill joe_wicks john_bowlby john_dunford john_hattie john_lennon \
    john_sweller jonnie_peacock judith_kerr julia_donaldson kate_greenaway katherine_johnson katherine_rundell \
    leah_williamson lev_vygotsky lewis_carroll loris_malaguzzi louis_armstrong louis_braille louis_pasteur \
    louise_bomber lucy_worsley malala_yousafzai malorie_blackman marcus_rashford margaret_donaldson margot_sunderland \
    maria_montessori marie_curie martin_luther mary_anning mary_berry mary_myatt mary_seacole \
    mary_shelley mary_warnock matilda_wormwood matthew_syed maya_angelou michael_bond michael_faraday \
    michael_morpurgo michael_rosen mo_farah mohandas_gandhi neil_armstrong neil_gaiman nelson_mandela nicholas_winton \
    nikola_tesla oliver_cromwell oliver_jeffers oliver_twist onjali_rauf pablo_picasso paul_dix percy_jackson \
    peter_pan peter_rabbit philip_pullman quentin_blake rachel_carson rob_long robert_munsch robert_owen robin_hood \
    rosa_parks ross_greene ruby_bridges samuel_pepys stephen_hawking stephen_lawrence steve_backshall \
    tanni_grey-thompson temple_grandin thomas_edison thomas_more thomas_tallis tim_peake tom_bennett tom_daley \
    tom_fletcher tom_gates tom_sawyer tom_sherrington tony_ross tracy_beaker usain_bolt vincent_gogh virginia_woolf \
    walter_tull wassily_kandinsky william_blake william_caxton william_conqueror william_morris william_shakespeare \
    william_wilberforce winston_churchill";
