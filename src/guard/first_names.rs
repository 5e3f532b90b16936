//! First names that are common among children and adults in England, of all its communities.
//!
//! Written for this guard from general knowledge; nobody's list is copied. In lower case, without accents.

/// First names, in order.
pub(super) const FIRST_NAMES: &str = "\
    aaliyah aaron abbas abbie abdirahman abdul abdullah abdullahi abel abena abigail abraham ada adam aditi aditya \
    adomas adrian aidan aiden aila aimee aisha aishah aissatou ajay akira akua alan albert albie aleena aleeza \
    aleksander aleksandra alex alexa alexander alexandra alexandru alexia alexis alfie alfred ali alice alicia alina \
    alisha aliyah alma ama amaan amal amandeep amara amber amelia amelie amina aminah amir amira amit amna amrit amy \
    ana anastasia anastasiia anaya andre andrea andreea andrei andrew andrii angela angelina anh aniela anisa anisha \
    anita aniyah anjali anjana anna annabel annabelle anne anthony antonio anya april arabella arham aria ariana \
    ariella arjun arlo armaan arnav arshdeep artem arthur arun arya aryan asad asha ashley ashton asif asma atif \
    aubrey aurora austin autumn ava avani ayaan ayat ayaz ayesha ayla ayman ayomide ayush azaan bailey bartosz \
    beatrice beau becky bella ben benedict benjamin bethan bethany betsy bianca bilal bilan bill billie billy blake \
    blessing bobby bodhi bogdan bohdan bradley brandon brianna brody brooke bruno bryony caitlin caleb callie callum \
    calvin cameron camilla cara carter casey caspar catherine cayden cecilia celia chantelle charles charley charlie \
    charlotte chase chelsea chen chidera chinedu chloe christian christina christopher chukwuemeka ciara claire clara \
    clare claudia clementine cody cohen conall connor conor constance cora corey cosmin courtney cristian daisy dalia \
    damian dan daniel daniela daniella danielle danny darcey darcie darcy daria darius darren dave david dawid dawn \
    dean deepa delilah delphie devon dexter dhruv diego dilan dimitri divya diya domas dominic dominik dottie douglas \
    drew dua duncan dylan ebony eddie eden edith edward edwin efe efua ekam elaina eleanor elena eli eliana elias \
    elif elijah elin eliot eliza elizabeth ella elle ellen ellie elliot elliott ellis elodie eloise elsa elsie emil \
    emilia emilie emilija emily emma emmanuel enzo eric erik erin eshaal esi esme esmee ethan eva evan eve evelyn \
    evie ezekiel ezra fabian faisal faith faiza farah farhan faris farrah fateh fatima fatimah fatma fatou fatoumata \
    favour felicity felix fern filip finlay finley finn fiona flora florence florin folasade frances francesca \
    francesco francis franciszek frank frankie fraser fred freddie freddy frederick freya funmilayo gabija gabriel \
    gabriela gabriella gabrielle gemma genevieve george georgi georgia georgie georgina gethin gift giorgia giovanni \
    giulia grace gracie grant gregory greta gurleen gurpreet habib hadiya hafsa haleema halima hamid hamish hamza \
    hana hania hanna hannah hanzala hao haris harleen harley haroon harper harpreet harriet harris harrison harry \
    harun haruto harvey hasan haseeb hashim hassan hattie haya hayden hayley hazel heather heidi helen helena henry \
    hetty hiba hina holly honey hope hudson hugo humaira husna hussain hussein hyun ibraheem ibrahim ibtisam idrees \
    idris ieva ifeanyi ifeoma ifrah iga igor ikram ilinca imaan imani imogen imran inaaya inaya inayah india ines \
    ioana ionut iqra ira irena iris isaac isabel isabella isabelle isha ishaan ishika ishita isla ismael ismail \
    isobel issa ivan ivana ivaylo ivy iwona izaan izzy jabari jace jack jackson jacob jad jada jade jaden jago jagoda \
    jai jaiden jake jakob jakub jamal james jamie jana jane janina jared jasleen jasmeen jasmin jasmine jason jasper \
    jaspreet jaxon jaxson jay jaya jayden jaydon jeevan jemima jemma jenna jennifer jenny jenson jeremiah jeremy \
    jerome jesse jessica jessie ji jia jian jim jimmy joanna jodie joe joel johan john johnny jon jonah jonas \
    jonathan jonny jordan josef joseph josephine josh joshua josiah joy juan jude judith julia julian juliana juliet \
    juliette jun junaid june justin justyna kabir kacey kacper kai kaiden kaitlyn kajus kaleem kalina kamil kamila \
    kamile kamran karan kareem karim karina karolina kasim kasper kate katherine kathleen katie katy katya kavin \
    kavya kay kaya kayden kayla kayleigh keeley keira keisha kelly kelvin kemi kenan kendra kenji kenzo khadija \
    khadijah khalid khalil kiaan kian kiara kiera kieran kieron kim kinga kira kiran kiranpreet kit kitty klaudia \
    kofi kojo kourtney kristina krystian krzysztof kwaku kwame kwasi kyle kyra kyrie lacey laila lakshmi lana lara \
    laura lauren lauryn layla layton lea leah leanne lee leighton leila lennie lennox lenny leo leon leona leonardo \
    leonie leonora lerato levi lewis lexi lexie liam liana libby lidia lila lilia lilian liliana lilly lily lina ling \
    linh logan lois lola loren lorenzo lottie louie louis louisa louise luca lucas lucia lucian lucy luis luka lukas \
    lukasz luke luna lydia lyra mabel maciej macy maddie maddison madeleine madeline madiha madison maeva maeve mahad \
    mahdi mahnoor maia maira maisie maisy maja makanaka maksym malachi malaika malak malik malika malwina mamadou \
    manpreet manraj manuel marcel marcin marco marcus margaret margot maria mariam mariama marie mariia mario marius \
    mark marley marnie marta martha martin martina martyna mary maryam marzena mason matas matei matej mateja mateo \
    mateusz mathew matilda matteo matthew max maximilian maximus maxwell may maya megan mehmet mehreen mei melanie \
    melissa melody mercy meryem mia micah michael michal michalina michelle miguel mihai mika mikaeel mikael mikolaj \
    mila milan milana milena miles miley millie milly milo mimi min mina minahil minh minnie mira miriam miruna \
    misbah mitchell mohamad mohamed mohammad mohammed mohamud moishe mollie molly monika morgan moses muhammad \
    muhammed mukhtar munira murphy musa mustafa mya mykola myla myles myra nabil nadia nadine naila naomi natalia \
    natalie natasha nathan nathaniel navdeep naveed nayab ned neel neha nela nell nellie nevaeh neve ngozi nia niall \
    niamh nicholas nick nicolae nicole nikhil nikita nikodem nikola nikolai nile nimra nina nisha nitin noah nojus \
    noor nora norah noreen nusrat nyah nyla oakley oksana ola olabisi olaf olamide oleksandr olena olive oliver \
    olivia ollie oluwaseun oluwatobi omar omari ophelia orla orson oscar oskar osman otis ottilie otto owain owen \
    ozan pablo paige paris parker pat patience patrick patryk paul pavel pawel pearl peggy penelope penny percy peter \
    petra petru philippa phoebe phoenix phuong pia piotr pippa polina poppy pranav precious preston prince princess \
    priti priya priyanka qasim quinn rabia rachel rafael rafaella rafal rafe raheem rahel rahim rahul raja rajesh \
    ralph ramon randeep rania raphael rares raven ravi ray raya rayan rayyan raza razvan rebecca rebekah reece reed \
    reem reggie rehan reina remi remy renee reuben rex reyansh rhea rhian rhiannon rhys ria rich ricky rihanna riley \
    rio rishi rita river riya rob robbie robert roberto robin robyn rocco rohan roisin rokas roksana roman romany \
    rome romeo romy ronan ronnie rory rosa rosalie rose rosie ross rowan rowen roxanne roza ruben ruby rudra rudy \
    rufus rukhsana rumaisa rupert rupinder ruta ruth ruvarashe ryan ryder rylan saad saanvi sabina sabrina sadia safa \
    saffron safiya safiyyah sage sahar saif saim saira sajid sakina sakura salahuddin saleem salim sally salma salman \
    sam samantha sami samina samir samira samiya samson samuel sana sanaa sandeep sania sanjay santiago saoirse sara \
    sarah sarai sarina sasha saskia saul savannah scarlet scarlett scott sean seb sebastian sehaj sekou selena selin \
    selina selma seren serena seth shaan shabnam shahid shaima shanaya shane shania shanice shannon shauna shay \
    shazia shea shirin shivani shreya siddharth sidney sidra sienna simon simona simran siobhan sky skye skyla skylar \
    skyler sofia sofija sohail solomon sonia sonny sophia sophie spencer stacey stanislaw stanley stefan stefania \
    stefanie stefka stella stephanie stephen steve steven sukhdeep suki suleiman suleyman sultan sumaiya sumaya \
    summer sunny susan susanna susie sydney sylwia szymon tabitha tahir tahira tahmid talha talia tallulah tamanna \
    tamara tamika tamsin tamzin tanaka tania tanisha tanvi tanya tara tariq tariro tasha tasneem tate taylan taylor \
    ted teddy tejas temi temitope tendai teodor teresa tess tessa testimony thabo thanh thea theo theodora theodore \
    theresa thomas tia tiago tiana tiffany tilly tim timothy tina tinashe tobi tobias toby todd tolulope tom tomas \
    tomasz tommy toni travis trinity tristan troy tuan tudor tunde tyler tyreece tyrese tyrone ugne umaima umair umar \
    uzair uzma valentina valeria vanessa vasile veer vera veronica veronika victor victoria vidhi vihaan vijay viktor \
    viktoria viktorija vincent vinnie violet vivaan vlad vladimir volodymyr wahid waleed walter wei wesley wiktor \
    wiktoria wilf wilfred will willa william willow winifred winnie wojciech woody wren xander xavier xena xin yahya \
    yaroslav yaseen yasemin yash yasin yasir yasmeen yasmin yasmina yaw yewande yi yolanda yousef youssef yuki yunus \
    yusra yusuf yuvraj zac zach zachariah zachary zack zahara zahid zahra zain zaina zainab zakariya zaki zane zara \
    zarah zareen zayan zayn zeeshan zeinab zelda zena zeynep zhi zikra zion ziva zoe zoey zofia zoha zohaib zoya \
    zunairah zuri zuzana zuzanna zyan";

/// First names that are ordinary words, months, flowers or places too: at the start of a sentence, or in small
/// letters, they say nothing by themselves.
pub(super) const ALSO_WORDS: &str = "\
    amber april art ash aspen aurora austin autumn basil beau bill blessing blue bobby brook brooke carter chase \
    chelsea christian clay cliff cole coral crystal daisy dale dawn dean dell drew eden faith favour fern finn \
    florence frank gene georgia grace grant guy hazel heath heather holly honey hope india iris ivy jade jasmine \
    jay jordan joy june kay kit lee lily london luna major mark mason max may melody mercy miles misty nick olive \
    paris parker pat patience pearl penny phoenix pip poppy praise precious prince princess promise ray reed rich \
    river rob robin rose rowan ruby sage sally sandy savannah sky spencer stone sue summer sunny sydney taylor ted \
    trinity unity victor victoria viola violet virginia wendy will willow woody wren";
