//! Surnames that are common in England, of all its communities.
//!
//! Written for this guard from general knowledge; nobody's list is copied. In lower case, without accents.

/// Surnames, in order.
pub(super) const SURNAMES: &str = "\
    abbott abdi abdullah abubakar adams adebayo adeleke adeyemi ahmad ahmadi ahmed akhtar akram alam alexander ali \
    allen alvarez amin anderson andrews anwar armstrong arnold arshad ashraf aslam atkins atkinson aziz babatunde \
    bailey baker balogun banerjee banks barber barker barnes barnett barrett barton bashir bates baxter begum bell \
    bennet bennett berry bhatt bibi bird bishop blackburn booth bowen boyle bradley bradshaw brady brennan briggs \
    brooks brown browne bryant burgess burke burns burton butler butt byrne campbell carey carr carroll carter \
    chambers chan chandler chapman chaudhary chaudhry chauhan chen cheng choudhury chowdhury clark clarke cohen cole \
    coleman coles collins connolly connor cook cooke cooper cox crawford cross cruz cunningham curtis dad daly \
    daniels das davies davis dawson deacon dean desai dhillon diaz dixon dobson dogan doherty donnelly douglas doyle \
    duffy duncan dunn edwards eke elliott ellis evans eze farah farooq fernandes fernandez fisher fitzgerald fleming \
    fletcher flynn ford forster foster fowler fox francis fraser freeman french fuller gallagher garcia gardner \
    garner george ghosh gibbs gibson gilbert giles gill gomes gomez gonzalez goodwin gordon graham grant gray green \
    greene greenwood gregory grewal griffin griffiths gupta hall hamilton hammond haq harding hardy harper harris \
    harrison hart harvey hasan hashmi hassan hawkins hayes haynes henderson henry hernandez hewitt hicks higgins hill \
    hobbs hodgson holland holmes hooper hopkins horton houghton howard howarth howe howell howells hudson hughes \
    humphreys humphries hunt hunter hussain hussaini hussein hutchinson ibrahim idowu ingram iqbal islam ismail \
    ivanov jackson jacobs jadhav jama jamal james jarvis javed jenkins jennings john johnson johnston jones jordan \
    joseph joshi joyce kaczmarek kamara kaminski kapoor karim kaur kelly kemp kennedy kerr khalid khan khanom khatun \
    kim king kirby kirk knight knowles kowalczyk kowalska kowalski kozlowski krawczyk kumar lam lamb lambert lane \
    larkin law lawrence lawson le leach lee lees leonard lewandowska lewandowski lewis li little liu lloyd lopez lowe \
    lucas lynch macdonald mahmood mahmoud malik mann marsh marshall martin martinez mason matthews may mazur mccarthy \
    mcdonald mcgrath mckenna mckenzie mclean mcloughlin mendy mensah miah middleton miller mills mistry mitchell modi \
    mohamed mohammed mohamud moore moran morgan morris morrison morton moss mughal muhammad murphy murray mustafa \
    myers nair nash nawaz naylor ndiaye neal nelson newman newton ng nguyen nicholls nicholson nkosi norman norris \
    north nowak nunn nwosu o'brien o'connell o'connor o'donnell o'neill o'reilly o'sullivan obi ogunleye okafor okeke \
    okonkwo okoro oliver olsen omar osei osman owen owens owusu oyelaran page palmer pandey parker parkes parkin \
    parkinson parmar parry parsons parveen patel patterson payne pearce pearson pereira perera perkins perry peters \
    petrov phillips pickering pollard poole popa pope popescu porter potter powell pratt preston price pritchard pugh \
    quinn qureshi rafiq rahman rai raja ramirez ramos rana randall randhawa rashid rauf reddy reed rees reeves rehman \
    reid reilly reynolds rhodes rice richards richardson riley roberts robertson robinson robson rodrigues rodriguez \
    rogers rose ross rossi rowe rowley russell ryan saeed saleem salim sanchez sanders sanderson santos saunders \
    savage schofield scott shafiq shah shaikh sharif sharma sharp sharpe shaw sheikh shepherd sheppard siddiqui sidhu \
    silva simmons simpson sims sinclair singh slater smart smith snell sohal spencer stephens stephenson stevens \
    stevenson stewart stokes stone sultana summers sutton swift szymanska szymanski tahir talbot tanner taylor thakur \
    thomas thompson thomson thornton todd townsend tran tucker turner uddin ullah usman varga vargas vaughan verma \
    vincent vu wade wagner walker wall wallace walsh walters walton wang ward warner warren waters watkins watson \
    watts weaver webb webster welch wells west wheeler whitaker white whitehead whitehouse whittaker wilkins \
    wilkinson williams williamson willis wilson winter wojcik wong wood woods woodward wright wu wyatt xu yadav yang \
    yates yilmaz young yousaf yusuf zaman zhang zhao zielinski";

/// Surnames that are ordinary words too: in small letters they say nothing by themselves.
pub(super) const ALSO_WORDS: &str = "\
    abbott baker banks barber bell berry bird bishop booth brady bright brooks brown burns butler butt chambers chan \
    chandler chapman clay cole coles cook cooper cox cross curtis dad day dean drake eke fisher ford fox freeman \
    french fuller gardner george gill grant gray green hall hardy hart hill hunt hunter john jordan joyce king kirk \
    knight lamb lane law lawrence le lee little long love lowe mann marsh mason may mills moss nash neal ng norman \
    north page parker pope porter potter pratt price rai reed rice rose rowe savage sharp shepherd smart stokes stone \
    summers sutton swift tanner todd vu wade wall ward waters watts weaver webb wells west wheeler white winter wood \
    woods young";
