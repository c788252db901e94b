"""What no tool can do: give up at once and say plainly what is missing."""

from __future__ import annotations

from umi_train.synth.core import Ask, GiveUp, Steps, World, family
from umi_train.synth.families_clock import CITIES

WHO = "Anna Ben Clara mom dad Felix Grace my_boss Jonas Lena my_sister Marco Nina the_team Omar my_landlord Rosa Sam Tara".split()
LANGUAGES = "German French Spanish Italian Japanese Chinese Portuguese Russian Turkish Arabic Korean Dutch Polish Swedish English Hindi Latin Greek".split()
FOODS = "a pizza,two pizzas,sushi,a burger,noodles,thai food,some coffee,lunch,dinner,a salad,tacos,ice cream,groceries,flowers".split(
    ","
)
ARTISTS = "jazz,the beatles,some rock,classical music,my playlist,a song,something relaxing,mozart,lofi,the radio,a podcast,an audiobook,techno,my favorite album".split(
    ","
)
TOPICS = "the economy,football,climate,politics,technology,the election,space,health,science,my town,movies,business,sports,europe".split(
    ","
)
PEOPLE = "Albert Einstein,Marie Curie,the president of France,Mozart,Cleopatra,Ada Lovelace,Napoleon,Shakespeare,the inventor of the telephone,Frida Kahlo,Alan Turing,the king of Spain".split(
    ","
)
PLACES = "the airport,the station,a pharmacy,the nearest hospital,a gas station,the museum,downtown,a supermarket,home,the beach,a good restaurant,a hotel,a parking lot".split(
    ","
)
STOCKS = "apple,google,tesla,nvidia,intel,amazon,bitcoin,gold,ethereum,microsoft,the dow jones,nike,oil".split(",")
DISHES = "apple pie,lasagna,pancakes,fried rice,tomato soup,bread,chocolate cake,curry,pizza dough,scrambled eggs,risotto,meatballs".split(
    ","
)
APPS = "the browser,firefox,spotify,the mail program,word,photoshop,zoom,the calculator app,youtube,slack,my calendar,whatsapp,chrome".split(
    ","
)
ROOMS = "kitchen,bedroom,living room,bathroom,garage,hallway,office,basement".split(",")

CANNOT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("I have no tool for the weather.", (
        "ask: (what is|what's|how is|how's) the weather [today|tomorrow|like|in {city}|like in {city}]",
        "weather [in {city}|today|tomorrow|forecast|this weekend]",
        "ask: (will|is) it (rain|going to rain|snow|be sunny|be cold|raining) [today|tomorrow|in {city}|this weekend]",
        "ask: do i need (an umbrella|a jacket|a coat|sunscreen|boots) [today|tomorrow]",
        "get: the [weather|] forecast [for {city}|for tomorrow|for the weekend]",
        "ask: how (cold|hot|warm|windy) is it [outside|in {city}|today|now]", "temperature (outside|in {city}|today)",
        "know: (how the weather is|if it will rain)", "ask: is it (sunny|cloudy|raining|cold|warm) in {city}",
        "rain today?", "ask: what should i wear today", "ask: when does the sun (set|rise) [today|in {city}]",
        "any storms coming", "do: check the weather [for {city}|]", "{city} weather",
        "ask: can we have a picnic (today|tomorrow|on sunday), will it be dry",
        "ask: should i take an umbrella (today|tomorrow|to {city})", "ask: is it going to be (nice|hot|stormy|icy) (today|tomorrow|this weekend)",
        "ask: will there be (snow|frost|a storm|fog) (tonight|tomorrow|in {city})", "i'm going to {city}, what will the weather be like", "it looks dark outside, will it rain",
        "ask: how many degrees is it outside", "we want to barbecue on saturday, how is the weather", "sunny today?",
    )),
    ("I have no tool for the news: I work offline.", (
        "ask: (what is|what's|what are) (in the news|the news|the headlines|going on in the world|happening in the world) [today|]",
        "[latest|today's|breaking|the|world|local] news [about {topic}|]",
        "get: (the latest news|today's headlines|news about {topic}|the news)",
        "do: (read|show|tell|give) me the (news|headlines) [about {topic}|]", "know: what's new in {topic}",
        "ask: who won the (game|match|election|race|world cup) [yesterday|last night|]",
        "ask: what happened (today|yesterday) in {city}", "(headlines|articles) (about|on) {topic}",
        "ask: any news (about|on|from) {topic}", "sports results", "ask: what's the score [of the game|]",
        "do: look up the news", "ask: is there anything new about {topic}",
        "ask: what is trending [on twitter|today|]",
        "ask: what did i miss in the news", "ask: what do the papers say about {topic}", "ask: did anything happen in {city}", "ask: how did the match end", "do: catch me up on {topic}",
        "the score of yesterday's game", "ask: who is leading the league",
    )),
    ("I have no tool that can play music or sound.", (
        "do: play {artist}", "play [me|] (some music|music|a song|{artist})",
        "do: (put on|start|turn on|stream) {artist}", "i want to (hear|listen to) {artist}",
        "(next|previous|skip this) (song|track)", "do: (pause|stop|resume) the (music|song|playback)",
        "do: turn (up|down) the (volume|music)", "(louder|quieter|mute|unmute|volume up|volume down)",
        "ask: (what song is this|what's playing|who sings this)", "do: shuffle my (songs|playlist|music)",
        "play a video", "do: (sing|hum) (something|a song|me a song)", "music please",
        "do: make (a beep|a sound|some noise)", "do: turn on the radio",
        "i'm in the mood for {artist}, play it", "do: put some {artist} on", "some background music please", "do: turn the volume up", "ask: can you play {artist}", "i need music while i work",
        "do: skip this song",
    )),
    ("I have no tool that can send or read mail and messages.", (
        "do: (send|write) (an email|a mail|a message|a text|an sms) to {who}",
        "do: (email|text|message|whatsapp|mail) {who}", "do: (check|read|open) my (email|emails|inbox|mail|messages)",
        "ask: do i have [any|new|any new] (emails|mail|messages)",
        "do: (reply|answer) to (the email from {who}|{who}'s email|the last email)",
        "ask: did {who} (write|email|text|answer) [me|]",
        "email {who} (that i'm late|about the meeting|the report|tomorrow's plan)", "(any|new) mail?",
        "do: forward (the email|this) to {who}", "tell {who} (i'm late|i'll call later|hello from me|to call me)",
        "do: send this (file|document|report) to {who}", "unread (emails|messages)",
        "do: post (this|a tweet|a photo|something) (on twitter|on facebook|online|to instagram)",
        "tweet (something|this|good morning)", "ask: what did {who} write me",
        "do: let {who} know (that i'm late|that i can't come|i'm on my way)", "do: drop {who} a line", "ask: has {who} replied [to me|yet]", "{who} is waiting for a message from me, write it",
        "do: send {who} the report by mail", "ask: what's new in my inbox", "do: shoot {who} a text", "do: write to {who} that i'm sick",
    )),
    ("I have no tool that can make calls.", (
        "do: call {who}", "do: (phone|ring|dial) {who}",
        "call (the police|a taxi|the doctor|a plumber|my bank|an ambulance)",
        "do: start a (video call|call|zoom meeting) [with {who}|]", "do: make a phone call", "do: facetime {who}",
        "(call|ring) {who} (now|back|please)", "dial 555 0142", "do: hang up", "ask: who called [me|]",
        "ask: can you (call|phone) someone", "get {who} on the phone", "ask: (did i miss|have i missed) a call",
        "do: give {who} a call", "i have to talk to {who}, call them", "ask: can i talk to {who} on the phone", "do: ring up {who} for me", "do: return {who}'s call",
    )),
    ("I have no tool that can set alarms or timers.", (
        "do: (set|start) (a|the) timer [for {n} minutes|]", "(timer|alarm) {n} minutes",
        "do: set an alarm [for {n}|for {n} am|for tomorrow|for {n} o'clock]", "do: wake me [up] at {n} [am|]",
        "{n} minute timer", "do: (cancel|delete|stop|snooze) (the|my) (alarm|timer)",
        "ask: (what|which) alarms (are set|do i have)", "countdown of {n} minutes", "alarm at {n}",
        "do: start a stopwatch", "do: ring in {n} minutes", "wake me in {n} hours", "do: alert me in {n} minutes",
        "i have to get up at {n}, wake me", "tell me when {n} minutes are over", "the eggs need {n} minutes, start a timer", "alarm for tomorrow morning", "do: count {n} minutes and then ring",
        "do: beep in {n} minutes", "wake me up before {n}",
    )),
    ("I have no tool for calendars.", (
        "ask: what's on my calendar [today|tomorrow|this week|]",
        "do: (add|put|schedule|create) (a meeting|an appointment|an event) [with {who}|tomorrow|on monday|in my calendar]",
        "ask: (what|which|do i have any) (meetings|appointments|events) [do i have|] (today|tomorrow|this week)",
        "my (calendar|schedule|appointments|agenda)",
        "do: (cancel|move|delete) (my|the) (meeting|appointment) [with {who}|tomorrow|]",
        "ask: (am i|is {who}) free (tomorrow|on friday|tonight|next week)",
        "do: schedule (a call|lunch|a meeting) with {who}", "do: invite {who} to (the meeting|my party|lunch)",
        "ask: when is my next (meeting|appointment|event)", "do: block my calendar for {n} hours",
        "meeting with {who} at {n}, put it in my calendar", "do: sync my calendar",
        "ask: what do i have planned (today|tomorrow|this weekend)", "ask: do i have anything on (friday|monday) [morning]", "do: move my appointment to (friday|monday)",
        "ask: when do i meet {who} next", "do: find a free slot for {who} and me", "do: put {who}'s party in my calendar", "ask: how busy am i (today|this week)",
    )),
    ("I have no tool that can order or buy things.", (
        "do: (order|buy|get) [me|] {food}", "i want to (order|buy) {food}",
        "do: (order|buy) (shoes|a book|a new phone|tickets|a gift) [online|on amazon|for {who}|]",
        "ask: can you (order|buy|get) me {food}",
        "do: book (a table|a restaurant|a hotel|a room|a flight|a train|a taxi|an uber|tickets) [for {n}|in {city}|to {city}|for tonight|]",
        "(uber|taxi) to {place}", "do: reserve a (table|room|seat) [for {n}|]", "(hungry|i'm hungry), {food} please",
        "ask: where is my (order|package|pizza|delivery|parcel)", "do: track my (package|order|parcel)",
        "i need a (hotel|flight|taxi|ride|rental car) (in|to) {city}", "do: find (cheap|) flights to {city}",
        "ask: how much is a (flight|train|ticket) to {city}", "do: pay (my bill|the rent|{who}|with my card)",
        "do: send {n} (dollars|euros) to {who}", "do: add {food} to my amazon cart",
        "ask: when does the (train|bus) [to {city}|] (leave|arrive|come)",
        "i'm starving, order {food}", "ask: can you get {food} delivered", "i need a room in {city} for {n} nights, book it", "do: find me a cheap flight to {city}",
        "do: get two tickets for the (concert|game|theater)", "my (package|parcel) is late, where is it", "do: pay {who} {n} euros", "fetch me {food}",
    )),
    ("I have no tool that can translate.", (
        "do: translate (this|that|the text|hello|good morning|it|this sentence) (to|into) {lang}",
        "ask: how do you say (hello|thank you|good night|where is the station|i love you) in {lang}",
        "(hello|thanks|goodbye) in {lang}", "translation (to|into) {lang}",
        "ask: what does (bonjour|danke|hola|konnichiwa|schmetterling) mean in english",
        "do: (put|write|say) this in {lang}", "translate to {lang}", "ask: can you (translate|speak|write) {lang}",
        "i need a {lang} translation", "ask: what is (cat|water|friend|house) in {lang}",
        "do: translate my (letter|document|report) into {lang}", "from english to {lang}: good evening",
        "do you speak {lang}", "ask: what is the {lang} word for (bread|dog|sun|train)",
        "how would a native say (thank you|good luck|see you soon) in {lang}", "what's (good night|please|sorry|cheers) in {lang}", "do: make this {lang}",
        "my neighbor only speaks {lang}, how do i greet him", "do: translate my mail into {lang}", "i got a letter in {lang}, what does it say", "(yes|no|please) in {lang}?",
    )),
    ("I have no tool that can make or look at pictures.", (
        "do: (draw|paint|generate|make|create) [me|] (a picture|an image|a drawing|a logo|art|a photo) [of (a cat|a house|the sea|a robot)|]",
        "draw (a cat|a dog|a castle|me)", "ask: what is (in|on) (this|the) (picture|photo|image)",
        "do: (edit|crop|resize|brighten) (the|this|my) (photo|picture|image)",
        "do: (show|find) me (pictures|photos|images) of (cats|dogs|mountains|{city})", "a picture of {city}",
        "do: take a (screenshot|photo|selfie|picture)", "do: describe (the|this) (photo|picture|image)",
        "do: make a (video|meme|gif|poster|flyer|collage)", "ask: who is (in|on) this photo",
        "do: remove the background of my photo", "image of (a sunset|a dragon|flowers)",
        "do: scan (this document|a qr code|the receipt)", "do: design a (logo|website|poster) for me",
        "generate a qr code", "do: turn on the (camera|webcam)", "ask: can you (draw|paint|see pictures)",
        "i'd like a picture of (a cat|a sunset|my house)", "do: make me a logo for my (shop|band|team)", "do: sketch (a tree|a horse|a plan of my room)", "ask: what can you see on the photo",
        "do: turn this photo black and white", "do: crop the picture a bit", "a nice wallpaper with (mountains|the sea)",
    )),
    ("I have no tool that can search the web.", (
        "do: (google|search the web for|search online for|look up online) (cats|{topic}|cheap laptops|{person}|a good restaurant)",
        "do: search (the web|the internet|google|online) [for {topic}|]", "google {topic}",
        "do: open (google.com|wikipedia|youtube|a website|reddit|https://example.com)",
        "do: download (a file|a movie|the page|this video|python|the latest version) [from the internet|]",
        "do: (look|check) on the internet [for {topic}|]", "do: browse to example.com", "wikipedia {person}",
        "do: fetch https://example.com/page", "ask: what does the website (say|look like)", "web search: {topic}",
        "do: find (a|the) website (about|for) {topic}", "ask: is (google|github|the website|youtube) (down|online)",
        "do: look up {topic} on wikipedia", "do: watch youtube", "do: scrape example.com", "curl the news site",
        "ask: what does the internet say about {topic}", "do: find out online about {topic}", "do: go to (google.com|example.com|my bank's website)", "do: get me the wikipedia page of {person}",
        "do: save the website example.com", "look it up on the web: {topic}", "i need the newest version of python, download it", "ask: can you search online for {topic}",
    )),
    ("I have no tool that can look up facts.", (
        "ask: who (is|was) {person}", "ask: what is the capital of (France|Peru|Japan|Kenya|Canada|Norway|Turkey)",
        "ask: how (tall|old|rich) is {person}", "ask: when (was|did) {person} (born|die)".replace("(born|die)",
        "(born|become famous)"), "tell me about {person}", "ask: how many people live in {city}",
        "ask: (what is|what's|define|explain) (photosynthesis|a black hole|inflation|gravity|democracy|an atom|quantum physics)",
        "define (democracy|entropy|irony|happiness)",
        "ask: (what does|what's the meaning of) (ephemeral|ubiquitous|serendipity) [mean|]".replace(" [mean|]", ""),
        "ask: where is {city}", "ask: (how|why) (is the sky blue|do planes fly|do cats purr|does the moon shine)",
        "ask: who (wrote|invented|discovered|painted) (hamlet|the radio|penicillin|the mona lisa|the light bulb)",
        "ask: what is the (highest mountain|longest river|largest country|deepest lake)",
        "capital of (Spain|Brazil|Egypt|India)", "history of {city}",
        "ask: when did (world war two|the moon landing|the french revolution) (happen|start|end)",
        "facts about (cats|space|{city}|bees)", "ask: how far is (the moon|the sun|mars)",
        "synonym for (happy|big|fast|quiet)", "ask: what is the population of {city}",
        "i always wanted to know who {person} was", "ask: what is {person} famous for", "ask: what language do they speak in {city}", "what year did {person} live",
        "ask: how high is (mount everest|the eiffel tower)", "do: explain (relativity|evolution|vaccines|the stock market) [to me]",
        "ask: why do (leaves turn yellow|we dream|dogs bark|onions make you cry)", "trivia about {city}",
    )),
    ("I have no tool for stock prices.", (
        "(stock|share) price of {stock}",
        "ask: (what is|what's|how is) [the price of|] {stock} (trading at|worth|today|now)",
        "ask: how (much is|is|are) {stock} (shares|stock) [today|]", "{stock} (stock|price|shares)",
        "ask: should i (buy|sell) {stock}", "do: (check|show|look up) the price of {stock}",
        "get: the [current|latest] price of {stock}",
        "ask: how (are the markets|is the stock market|is wall street) [doing|] [today|]",
        "ask: did {stock} go (up|down) today", "know: how {stock} is doing",
        "do: (buy|sell) (ten|some|my) {stock} (shares|stocks)", "my (portfolio|stocks) today",
        "i have some {stock}, what is it worth today", "ask: where is {stock} trading", "ask: is {stock} a good buy", "ask: how much did {stock} (gain|lose) this week", "quote for {stock}",
        "did {stock} crash",
    )),
    ("I have no tool that can switch lights or devices.", (
        "do: turn (on|off) the (lights|light|lamp|tv|heater|fan|coffee machine|vacuum|radio) [in the {room}|]",
        "do: (dim|brighten) the lights [in the {room}|]", "lights (on|off)", "do: switch (on|off) the {room} light",
        "do: make (coffee|it warmer|it brighter|it darker)",
        "do: set the (thermostat|heating|temperature) to {n} [degrees]",
        "do: (lock|unlock|open|close) the (door|front door|garage|window|blinds)",
        "do: start the (vacuum|dishwasher|washing machine|coffee machine|robot)",
        "it is (too dark|too bright|cold) in the {room}", "{room} light (on|off)",
        "do: change the light color to (red|blue|green)", "ask: is the (oven|light|heating) (on|off)",
        "do: vacuum the {room}", "good night, lights off", "do: water the plants for me",
        "it's too dark in the {room}, light please", "do: switch everything off in the {room}", "i'm cold, turn the heating up", "ask: did i leave the (oven|iron|light) on",
        "do: open the blinds in the {room}", "make it {n} degrees in the {room}", "{room} lamp off",
    )),
    ("I have no tool for maps and places.", (
        "ask: how do i get to {place}", "(directions|route|way) to {place}",
        "ask: where is (the nearest|the closest|a|a good) (pharmacy|restaurant|bank|bus stop|coffee shop|supermarket)",
        "do: navigate to {place}", "ask: how (long|far) (is it|does it take) to {place} [by car|by bike|on foot|]",
        "ask: how is the traffic [to {place}|today|]", "traffic [report|to {city}|]",
        "do: find (a|the nearest) (pizza place|gas station|hotel|parking lot|bar) [near me|]",
        "(restaurants|bars|shops|hotels) (near me|nearby|in {city})", "ask: where am i", "show (me|) {city} on a map",
        "ask: is {place} open [now|today|]",
        "do: recommend (a restaurant|a bar|something to do|a museum) (in {city}|nearby)", "bus to {place}",
        "ask: how far is it from {city} to the sea", "ask: when does (the museum|the bank|the store) (open|close)",
        "i'm lost, how do i get to {place}", "take me to {place}", "ask: which way is {place}", "ask: how many minutes is it to {place}", "ask: what's the fastest way to {place}",
        "is there a good (cafe|bakery|bar) around here", "ask: how far is {place} from here",
    )),
    ("I have no recipes.", (
        "ask: how do (i|you) (make|cook|bake|prepare) {dish}", "recipe for {dish}", "{dish} recipe",
        "get: a recipe for {dish}",
        "ask: what (can i|should i|do i) (cook|eat|make) (tonight|for dinner|for lunch|today)",
        "ask: what (ingredients|do i need) [do i need|] for {dish}",
        "ask: how long (do i|does one) (boil|bake|cook) (eggs|potatoes|pasta|a chicken)",
        "know: how to (make|cook) {dish}", "do: suggest a (dinner|recipe|dish|meal)", "a good (soup|cake|pasta) recipe",
        "do: teach me to cook {dish}", "(cooking|baking) tips for {dish}",
        "i have eggs and flour, what can i cook", "i want to bake {dish}, how does it go", "ask: what goes into {dish}", "{dish}, step by step", "i'm hungry, what should i cook",
        "ask: how hot must the oven be for {dish}",
    )),
    ("I have no tool that can open programs.", (
        "do: (open|start|launch) {app}", "do: close {app}", "do: (quit|kill|restart) {app}",
        "(open|launch) {app} please", "do: switch to {app}", "do: install {app}", "do: (uninstall|update) {app}",
        "start {app}", "do: minimize (the window|{app})", "ask: can you (open|start) {app}", "get {app} running",
        "i need {app}", "bring up {app}", "do: log in to {app}",
        "i want to use {app}, open it", "do: fire up {app}", "do: bring {app} to the front", "{app} hangs, close it", "ask: can you close {app} for me", "do: open {app} on the second screen",
    )),
    ("I have no tool for settings and printers.", (
        "do: (shut down|restart|lock|reboot) the (computer|pc|laptop)",
        "do: turn (on|off) (bluetooth|wifi|dark mode|airplane mode|the screen|the microphone)",
        "do: (connect|pair) my (headphones|phone|keyboard|mouse)",
        "do: (change|set) (my|the) (wallpaper|background|password|theme|language)",
        "do: turn (up|down) the (brightness|screen brightness)",
        "do: print (this|the document|a page|two copies) [on the printer|]", "do: eject the (usb stick|disk)",
        "bluetooth (on|off)", "(brighter|darker) screen", "ask: why is my (printer|wifi|internet) not working",
        "do: connect to (the wifi|the printer|my network)", "do: put the (computer|laptop) to sleep", "print please",
        "ask: how do i change the (wallpaper|resolution|keyboard layout)", "do: scan for viruses",
        "do: update (the system|windows|my computer|all programs)",
        "my screen is too bright, dim it", "i want to print (two pages|my letter), do it", "do: mute the computer", "do: turn the wifi off", "do: switch to dark mode",
        "the printer does nothing, fix it", "do: log me out of the computer", "do: change my login password",
    )),
    ("I am too small to write stories or poems.", (
        "do: write (a poem|a story|a song|a novel|an essay|a haiku|a love letter) [about (love|the sea|a dog|autumn|{topic})|]",
        "do: tell me a (story|bedtime story|fairy tale|riddle)",
        "a (poem|story|haiku) about (cats|rain|{city}|my mother)",
        "do: write (my homework|my thesis|a speech|a cover letter|a blog post|a review) [for me|about {topic}|]",
        "do: compose a (poem|song|letter)", "poem please",
        "do: make up a (story|joke|rhyme) about (a fox|a robot|{city})", "write me an essay on {topic}",
        "do: continue the story", "do: rap about {topic}", "do: improve (my|this) (essay|text|letter)",
        "do: rewrite this (nicely|more formally|in other words)",
        "do: come up with (a name|ideas|a slogan|a plot) for my (company|book|cat|blog)",
        "i need a poem for {who}'s birthday", "do: invent a story for my (son|daughter|kids)", "a few nice lines for {who}'s wedding card", "do: write me a speech about {topic}",
        "do: finish my essay on {topic}", "a limerick please", "do: make this text sound better",
    )),
    ("I cannot play games.", (
        "do: play (chess|a game|tic tac toe|hangman|sudoku|cards|go) with me",
        "let's play (a game|chess|something|20 questions)", "(chess|sudoku|quiz|crossword|trivia)",
        "do: start a game [of (chess|checkers|uno)|]",
        "ask: do you (want to|know how to|like to) play (chess|a game|go)", "i want to play (a game|cards|chess)",
        "do: quiz me [on {topic}|]", "do: give me a (riddle|puzzle|sudoku|crossword|quiz)", "rock paper scissors",
        "your move: e2 to e4", "ask: what games (can you play|do you have)", "i challenge you to (chess|a quiz)",
        "i'm bored, let's play a game", "do you know a good riddle", "one round of (hangman|chess|uno)?", "do: give me a quiz about {topic}", "do: guess my number", "i think of an animal, guess it",
    )),
    ("I have no tool for chance.", (
        "do: flip a coin", "do: roll (a die|the dice|two dice|a d20)", "heads or tails",
        "[give me|] a random (number|word|name|color)",
        "do: (pick|choose|draw) a random number [between 1 and {n}|from 1 to {n}|]",
        "do: (generate|make|create) a [strong|random|new] password", "coin flip", "random number [1 to {n}|]",
        "ask: which one should i take, left or right", "do: shuffle the names", "do: draw a card",
        "a lottery ticket number", "yes or no, you decide", "toss a coin for me",
        "i can't decide, flip a coin", "a number between 1 and {n} please", "do: draw lots for me", "do: throw the dice", "i need a new password, make one up", "do: surprise me with a number",
    )),
    ("I have no tool for spelling and grammar.", (
        "ask: how do you spell (necessary|accommodate|rhythm|definitely)",
        "do: (fix|correct|check) (the|my) (grammar|spelling) [of this|in this sentence|]",
        "spell (necessary|receive|onomatopoeia)", "ask: is (this sentence|my grammar|the spelling) (right|correct|ok)",
        "ask: what rhymes with (cat|orange|love|time)", "do: proofread (this|my text|my letter)",
        "(words|a word) that rhyme with (day|moon|light)", "ask: what is the plural of (mouse|ox|fish|cactus)",
        "an anagram of (listen|night|stone)", "ask: is it who or whom", "another word for (nice|good|big)",
        "ask: what is the opposite of (brave|cheap|early)", "spell check please",
        "is it written with one l or two", "do: find the mistakes in this sentence", "ask: how is (rendezvous|queue|yacht) spelled", "i'm bad at spelling, check my text",
        "ask: what do you call the past tense of (go|bring|swim)", "find a rhyme for (heart|house|rain)",
    )),
    ("I am too small to write programs.", (
        "do: write (a|some) (python|java|javascript|c|rust) (program|function|code|class|script) [for sorting|that sorts a list|]",
        "do: (code|program|build|develop) (a game|a website|an app|a bot) [for me|]",
        "ask: can you (code|program|write code) [for me|]",
        "do: (debug|fix|optimize|review) (my|this) (code|program|bug|function)",
        "ask: why does my (code|program|function|loop) (crash|not work|fail)",
        "do: explain (this|the) (code|error|stack trace|regex)",
        "write a (regex|unit test|sql schema) for (emails|users|dates)", "a (python|bash) one-liner to rename photos",
        "ask: how do i (reverse a list|read a file|sort a dict) in python",
        "do: convert (this|my) code (to|into) (java|rust|python)", "do: refactor (my|this) (class|module|code)",
        "hello world in haskell", "implement quicksort",
        "i need a script that renames my photos, write it", "do: make me a small website", "ask: how would i code a (login|menu|timer)", "my program crashes, find the bug",
        "do: turn my idea into an app", "do: write a macro for excel",
    )),
    ("I cannot give advice on health, law or money.", (
        "i have (a headache|a fever|back pain|a cold|a rash), what should i do",
        "ask: what (helps|is good) (against|for) (a cold|headaches|stress|hay fever)",
        "ask: is it (legal|allowed|illegal) to (record calls|park here|copy a book|fly a drone)",
        "ask: should i (sue|quit my job|invest|buy a house|see a doctor|get a dog)",
        "ask: how (can|do) i (lose weight|sleep better|get rich|save taxes|learn faster)",
        "ask: which (medicine|vitamins|insurance|phone|car) should i (take|buy|choose)",
        "ask: am i (sick|allergic|depressed|in debt)", "give me [some] (advice|health tips|a workout plan|a diet plan)",
        "ask: what is the best (diet|investment|exercise|phone|laptop|school)", "do: diagnose me",
        "ask: is (coffee|sugar|running|fasting) (healthy|bad for me|good for the heart)",
        "my (knee|tooth|back|stomach) hurts", "ask: what are my rights (as a tenant|at work|as a buyer)",
        "i can't sleep, what helps", "ask: can i drink (coffee|alcohol|milk) with my medicine", "my landlord won't give back the deposit, what can i do", "ask: is it ok to eat (raw fish|old eggs)",
        "ask: how much water should i drink [a day]", "ask: should i go to the doctor with (a cough|a fever|back pain)",
    )),
    ("I cannot give advice on what to buy, watch or do.", (
        "do: recommend (a movie|a book|a phone|a gift for {who}|a series|a game)",
        "ask: (what|which) (movie|series|book|game|show) should i (watch|read|play) [tonight|next|]",
        "ask: what should i (do|cook|buy|get {who}) [today|tonight|for christmas|]",
        "ask: (any|do you have any) (ideas|tips|suggestions|recommendations) for (a gift|the weekend|date night|a rainy day|a trip to {city})",
        "a good (movie|book|game|gift|restaurant)", "ask: which (laptop|phone|camera|bike|tv) is the best",
        "suggest (something|a hobby|a movie|a name for my cat)", "ask: where should i go on (vacation|holiday|a date)",
        "gift ideas for {who}", "ask: what's a good (present|movie|song) for {who}",
        "ask: what do people (do|see|eat) in {city}", "do: plan (my day|my trip to {city}|a party|a menu)",
        "i am bored, what can i do", "ask: is the new (movie|phone|game|album) any good",
        "i finished my book, what next", "ask: what can we do this weekend", "{who} has everything, what can i give", "ask: is {city} worth a trip", "i have a free evening, any ideas",
        "which series is good right now",
    )),
    ("I have no tool for contacts.", (
        "ask: what is {who}'s (number|phone number|email|address|birthday)", "do: (add|save) {who} to my contacts",
        "do: (show|open|list) my contacts", "{who}'s (number|email|address) please",
        "do: find {who} in my (contacts|address book|phone)", "ask: do i have {who}'s (number|email address)",
        "ask: when is {who}'s birthday", "phone number of {who}", "do: (delete|remove) {who} from my contacts",
        "ask: who lives at 12 main street", "do: look up {who}'s email address", "a new contact for {who}",
        "contact details of {who}",
        "i lost {who}'s number, what is it", "{who} has a new number, save it in my contacts",
    )),
    ("I cannot see or hear: I only read text.", (
        "ask: can you (see|hear) (me|this|it|that)", "ask: what (do you see|am i wearing|am i holding|is on my screen)",
        "do: (listen|watch|look) (to this|at this|at me|here)",
        "do: transcribe (this|the recording|the audio|the meeting)", "do: read (this|it) (aloud|out loud)",
        "ask: what does this (sound|smell) like", "do: record (my voice|the meeting|audio|this)",
        "do: recognize this (song|voice|face)", "look at my screen", "do: speak (louder|slower|to me)",
        "ask: can you (speak|talk) [out loud|]", "do: convert (this|the) (text|article) to (speech|audio)",
        "say something out loud",
        "look at this and tell me what it is", "i'll hold it to the camera, what is it", "do: take down what i say out loud", "ask: what's that noise", "ask: do you hear the music",
        "do: read me the page aloud",
    )),
    ("I have no access to accounts on the internet.", (
        "do: (reset|change) my (bank|instagram|netflix|google) password", "ask: how much money is on my account", "do: cancel my (netflix|gym|newspaper|phone) subscription", "ask: did my salary arrive", "do: log in to my bank", "ask: what's my bank balance", "ask: how many followers do i have",
        "do: delete my (facebook|google|twitter) account", "do: accept {who}'s friend request", "do: block {who} on whatsapp", "ask: who liked my post", "do: upload this to (dropbox|google drive|the cloud)", "do: transfer {n} euros to {who}", "my bank says the card is blocked, fix it", "ask: has {who} paid me [yet]")),
    ("I have no tool for the battery and other sensors.", (
        "ask: how much battery (do i have|is left)", "battery [level|status|left]", "ask: is my (laptop|phone) charging", "ask: how long will the battery last", "ask: how hot is my (computer|laptop|cpu)", "ask: how many steps did i walk [today]", "ask: what's my heart rate", "ask: how fast is the fan spinning", "ask: how strong is the wifi signal",
        "ask: how did i sleep last night", "know: how much battery is left", "ask: how much do i weigh today", "ask: do i need to charge my laptop", "ask: how loud is it here", "ask: how many calories did i burn today")),
    ("I cannot tell the future.", (
        "ask: will i (win|get the job|be rich|fall in love|pass the exam)", "ask: who will win the (election|cup|race|match)", "tomorrow's lottery numbers", "my horoscope [please|for today]", "ask: what will {stock} cost next year", "do: tell my fortune", "do: predict the (score|winner|future)", "ask: what does the future hold",
        "ask: what are the lottery numbers [for saturday]", "ask: will {who} call me", "ask: will it all work out", "what is my star sign's luck today", "ask: when will i meet someone", "ask: how will the match end")),
)  # fmt: skip


@family("cannot", weight=10)
def cannot(w: World) -> Steps:
    """An everyday wish that no tool can fulfil."""
    rationale, frames = w.pick(CANNOT)
    rng = w.rng
    yield Ask(
        w.say(
            frames, city=rng.choice(CITIES), who=rng.choice(WHO).replace("_", " "), lang=rng.choice(LANGUAGES),
            food=rng.choice(FOODS), artist=rng.choice(ARTISTS), topic=rng.choice(TOPICS),
            person=rng.choice(PEOPLE), place=rng.choice(PLACES), stock=rng.choice(STOCKS), dish=rng.choice(DISHES),
                app=rng.choice(APPS), room=rng.choice(ROOMS), n=rng.randint(2, 30),
        )
    )  # fmt: skip
    yield GiveUp(rationale)
