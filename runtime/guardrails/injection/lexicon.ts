/**
 * Words by which injections give themselves away, by what they mean, in some twenty languages. Word beginnings, so that endings
 * need no listing; `_` stands for the end of a word, `~` for a few words in between.
 */
export const LEXICON = {
  ignore: `
    ignore_|ignoring|disregard_|disregarding|forget_|bypass_|override_|discard_|pay no attention|do not follow|don't follow|stop following|do not obey|set aside|neglect_|skip_|erase_|delete_|ignoore|ignroe
    ignorier|vergiss_|vergessen sie|missacht|ubergeh|setz~hinweg|befolge~nicht|verwirf|verwerfen
    ignorez|ignorer|oublie|ne tiens pas compte|ne tenez pas compte|fais abstraction|faites abstraction|ne suis pas|ne suivez pas
    ignora|ignoren|olvid|haz caso omiso|hagan caso omiso|haga caso omiso|omite|omita|descarta|no hagas caso|pasa por alto|no sigas
    dimentic|non tenere conto|non considerare|trascura|non seguire
    esqueca|esquece|desconsider|desprez|nao siga
    negeer|vergeet|sla~over|volg~niet
    zignoruj|ignoruj|zapomnij|pomin|zignorowac
    yok say|gormezden gel|unut_|unutun|dikkate alma|goz ardi et|onemseme
    игнорир|проигнорир|забудь|забудьте|не обращай|отбрось|не следуй
    ігнору|проігнору|забудь|знехтуй
    تجاهل|انس_|انسى|انسَ|إنس|أهمل|اغفل|لا تتبع
    अनदेखा|अनदेखी|नजरअंदाज|नज़रअंदाज़|भूल जा|उपेक्षा|अनदेखे
    উপেক্ষা|ভুলে যা|ভুলে যান|অগ্রাহ্য|এড়িয়ে যান
    忽略|无视|無視|忽視|忽视|忘记|忘掉|忘記|不要理会|不用理会|别管|不理
    無視|忘れて|忘れろ|従わない
    무시|잊어|잊으|잊고
    ไม่สนใจ|ไม่ต้องสนใจ|เพิกเฉย|ลืม|ละเว้น|อย่าสนใจ|ละเลย|มองข้าม
    bo qua|quen di|quen het|hay quen|phot lo|lo di
    abaikan|lupakan|mengabaikan|hiraukan
    huwag pansinin|balewalain|kalimutan|wag pansinin|baliwalain|huwag mong pansinin
    αγνοησ|ξεχασ|ξεχνα|παραβλεψ
    ignorera|glom_|bortse|strunta
    se bort fra|glem_
    unohda|ohita|jata huomiotta|sivuuta
    zapomen|nedbej|prehlizej|hagyd figyelmen|felejtsd|uita de|ignorati
    התעלם|תתעלם|שכח|תשכח`,
  instructions: `
    instruction|directive|guideline|guardrail|system rule|rules|programming|prompt|commands|constraint|restrictions|orders you|training
    anweisung|instruktion|vorgabe|regeln|richtlinie|befehle|weisung
    consigne|regles|directive
    instruccion|reglas|directri|directiva|indicaciones|restricciones
    istruzion|regole|direttiv|indicazioni
    instruco|instrucoes|regras|diretri|instrucao|orientacoes
    instructie|regels|richtlijn|opdrachten
    instrukcj|polecen|zasady|wytyczn
    talimat|kurallar|yonerge|komutlar
    инструкц|указани|правила|правил_|команды|предписан|директив
    інструкц|вказівк|правила
    تعليمات|التعليمات|قواعد|القواعد|أوامر|الأوامر|توجيهات|التوجيهات|إرشادات|تعليماتك
    निर्देश|नियम|आदेश
    নির্দেশ|নিয়ম
    指令|指示|规则|規則|提示词|提示|命令|说明
    指示|命令|ルール|プロンプト|インストラクション
    지시|명령|규칙|지침|프롬프트
    คําสั่ง|คําแนะนํา|กฎ
    huong dan|chi dan|chi thi|menh lenh|quy tac|cau lenh
    instruksi|perintah|aturan|petunjuk|arahan
    tagubilin|panuto|utos|tuntunin|instruksyon|alituntunin|mga patakaran
    οδηγι|εντολ|κανον
    regler|instruktioner|ohjeet|ohjeita|ohjeistu|saannot|pokyny|instrukce|pravidla|utasitas|szabaly|instructiun|reguli
    הוראות|ההוראות|הנחיות|ההנחיות`,
  prior: `
    previous|prior|earlier|above|preceding|foregoing|all|any|every|your|these|those|system|initial|original|existing|default|safety|so far|other|rest of|everything
    bisherig|vorherig|vorangegangen|vorig|obig|oben|alle_|aller_|samtlich|deine|ihre_|fruher|system
    precedent|ci-dessus|toutes|tous|tes_|vos_|anterieur|initiale
    anterior|previa|previo|todas|todos|tus_|sus_|de arriba|iniciales
    precedenti|precedente|tutte|tue_|tuoi|sopra|vostre
    anteriores|previas|acima|suas_|seus_
    vorige|eerdere|bovenstaande|alle|jouw|je_
    poprzedni|wczesniejsz|wszystkie|powyzsze|swoje|twoje
    onceki|tum_|butun|yukaridaki|daha onceki
    предыдущ|прежни|все_|всех|выше|прошлые|твои|ваши|свои
    попередн|усі_|всі_|вище
    السابقة|جميع|كل_|أعلاه|المسبقة|سابقة|السابق|تعليماتك
    पिछले|पिछली|सभी|पहले|उपरोक्त|ऊपर
    পূর্ববর্তী|আগের|সব_|সমস্ত|উপরের
    之前|以前|先前|上述|以上|所有|前面|此前|上面|一切|系统
    これまで|以前の|上記|すべて|全て|今まで|先の|前の|以上の
    이전|모든|위의|앞의|지금까지|기존
    ก่อนหน้า|ทั้งหมด|ข้างต้น|เดิม
    truoc do|truoc day|tat ca|o tren|phia tren|moi_|truoc_
    sebelumnya|semua|di atas|seluruh
    nakaraang|naunang|lahat|nakaraan|sa itaas|nauna
    προηγουμεν|ολες|ολους|παραπανω
    tidigare|alla_|ovanstaende|foregaende|aiemmat|aikaisemmat|kaikki|edelliset|predchozi|vsechny|korabbi|elozo|osszes|anterioare|toate
    הקודמות|כל_|הקודם`,
  whole: `
    the above|everything you|everything that|all content|other content|the rest of this|all info|all of the above|everthing you|the resume|the webpage|the web page|the paper|the email above|the article|the document|negative indicators|about all those|your training|what you were told|what you have been told|prior context|previous context|the context
    alles bisherige|alles obige|alles oben|alles was
    tout ce qu|ce qui precede|tout ce qui|la page web|le cv_
    todo lo|lo anterior|la pagina web|el curriculum
    tutto quello|tutto cio|quanto sopra|la pagina web|il curriculum
    tudo o que|o que foi dito|tudo acima|a pagina|o curriculo
    alles hierboven|wszystko powyzej|yukaridakileri|yukaridakini|her seyi|web sayfasini|ozgecmisi
    все вышесказанное|все сказанное|все, что|вышеизложенное|веб-страниц|резюме
    كل ما|ما سبق|ما ورد أعلاه|السيرة الذاتية|صفحة الويب
    উপরের সবকিছু|ऊपर की सभी|ऊपर की बात
    以上内容|以上所有|上述内容|上面的内容|网页|简历|之前的内容|以前的对话|以上の内容|上記の内容|上記を|ここまでの|履歴書|ウェブページ|위의 내용|위 내용|웹페이지|이력서
    ข้างต้น|หน้าเว็บ|นอกเหนือ|nhung dieu tren|tat ca nhung gi|trang web nay|ho so
    yang di atas|semua yang|halaman web|lahat ng nasa itaas|ang nasa itaas|lahat ng sinabi|ang webpage|ang resume|τα παραπανω|ολα οσα|allt ovan`,
  mine: `
    talimatlarim|talimatimi|配達|my_|our_|mein|unser|mon_|ma_|mes_|nos_|notre|mi_|mis_|nuestr|mio_|mia_|miei|mie_|meu|minha|nossa|mijn|moje_|moich|moja|moj_|benim|мои_|мою_|моё|мое_|мой_|我的|我之|私の|내_|제_|나의|saya|của tôi|min_|mina_|mitt_
    last order|delivery|shipping|courier|driver|parcel|carrier|liefer|livraison|livreur|envio|entrega|consegna|corriere|levering|bezorg|kuriera|dostaw|teslimat|доставк|курьер|التوصيل|डिलीवरी|配送|送货|배송|จัดส่ง|giao hang|pengiriman|gift|geschenk|wrapping|care_|washing|assembly|size guide`,
  secretThing: `
    password|passphrase|passcode|secret key|secret string|secret word|secret code|confidential string|api key|api token|access token|private key|credentials|login details
    passwort|kennwort|geheimer schlussel|geheimen schlussel|zugangsdaten
    mot de passe|cle secrete|mots de passe|identifiants de connexion
    contrasena|clave secreta|credenciales|palabra clave secreta
    chiave segreta|parola d'ordine|parola segreta|credenziali
    senha|chave secreta|palavra-passe
    wachtwoord|geheime sleutel|haslo_|hasla_|tajny klucz|sifre|gizli anahtar|parola_
    пароль|пароля|паролем|секретный ключ|секретного ключа|ключ доступа
    كلمة المرور|كلمة السر|المفتاح السري|مفتاحك السري|كلمات المرور
    पासवर्ड|गुप्त कुंजी|पासवर्ड
    পাসওয়ার্ড|গোপন কী|পাসওয়র্ট|পাসওয়ার্ড
    密码|口令|密鑰|密钥|密碼|秘钥|パスワード|秘密鍵|秘密の鍵|비밀번호|비밀 키|비밀키|암호
    รหัสผ่าน|รหัสลับ|กุญแจลับ|mat khau|khoa bi mat|kata sandi|kunci rahasia|string rahasia|lihim na susi|sikretong susi
    κωδικο|μυστικο κλειδι|losenord|hemlig nyckel|salasana|heslo_|jelszo|parola ta|סיסמה|הסיסמה`,
  secretMine: `
    forgot|forgotten|passwort vergessen|vergessen habe|ai oublie|olvide_|la olvid|mi cuenta|esqueci|ho dimenticato|dimenticata|vergeten|zapomnia|unuttum|забыл|نسيت|भूल गय|ভুলে গেছি|忘记密码|忘记了|忘れました|忘れた|잊어버렸|ลืมรหัส|quen mat khau|lupa kata|nakalimutan ko|ξεχασα|har glomt|unohdin|zapomnel|pdf_|scaricare|herunterladen|telecharger|descargar
    my password|my account|reset my|forgot my|mein passwort|meines passwort|mon mot de passe|mi contrasena|minha senha|la mia password|mijn wachtwoord|gate|door|wifi|wi-fi|wlan|e-book|ebook|gutschein|building|entrance|buzzer|gift card|zip file|portail|porte_|eingang|공동현관|현관|出入口|オートロック|门禁|单元门|bina|apartman|domofon|homofon|домофон|подъезд|подъезда|калитк|portal_|portao|portone|download|locker|safe_`,
  ask: `
    what were|what did|how were|how was|which instr|welche anw|welche instr|quelles instr|que instrucciones|che istruzioni|quali istruzioni|quais instr|welke instr|jakie instr
    reply with|tell me|give me|give us|what is|what's|what are|what was|show me|show us|show_|reveal|print|output|repeat|share|provide|confirm|write|send me|display|disclose|leak|list_|dump_|encode|translate|spell|hand over|expose|return_|recite|echo_|say_|need_|need your|begin with|append|convert|summarize|where does|where do
    wie lautet|was ist|gib_|geben sie|nenne|nennen sie|zeig|verrate|ausgeb|sag mir|sagen sie|teile mir|schreib|gib mir|kodier|wiederhol|wie hoch|nennen|geben_
    quel est|quelle est|quels sont|donne|dis-moi|dites-moi|montre|affiche|revele|partage|ecri|imprime|repete|communique|pouvez-vous me dire
    cual es|cuales son|dame|deme|dime|digame|muestra|revela|comparte|escrib|imprim|repite|proporciona|decirme|darme|confirmar
    qual e|quali sono|dammi|dimmi|mostra|rivela|condivid|scriv|stampa|ripeti|mi dica|puoi dirmi
    qual e a|me diga|diga-me|me de|mostre|revele|compartilh|escrev|imprima|repita|poderia confirmar|confirmar|forneca
    wat is|geef|vertel|toon|laat~zien|deel_|schrijf|jakie jest|podaj|pokaz|ujawnij|powiedz|wypisz|wyswietl
    nedir|soyle|goster|paylas|yaz_|yazin|acikla|ver_|verin|verir misin|yazdir|tekrarla
    какой|каков|расскаж|скажи|покажи|назови|раскрой|поделитесь|поделись|напиши|дай_|дайте|выведи|сообщи|повтори|предостав|подскаж|какой у
    ما هي|ما هو|أخبرني|أعطني|اعطني|أعطيتني|اكشف|أظهر|اعرض|شارك|اكتب|اطبع|كرر|أحتاج
    क्या है|बताओ|बताइए|बताएं|दिखाओ|दिखाएं|साझा|लिखो|लिखें|दो_|दें
    কি_|কী_|বলুন|বলো|দেখান|শেয়ার|লিখুন|দিন_|ছিল
    是什么|告诉|给我|显示|透露|分享|写|输出|打印|重复|說出|告訴|提供|列出|说出
    何ですか|何です|教えて|見せて|表示|共有|書いて|出力|明かして|繰り返|提供|必要です|は何
    무엇|알려|보여|공유|써|출력|말해|제공|필요해|반복|적어|공개
    คืออะไร|บอก|แสดง|แบ่งปัน|แชร์|เขียน|ให้ฉัน|พิมพ์|เปิดเผย|ขอ
    la gi|cho toi|noi cho|tiet lo|chia se|viet_|hien thi|cung cap|in ra|lap lai|xac nhan
    apa_|beri|berikan|katakan|tunjukkan|bagikan|tulis|tampilkan|ungkap|sebutkan|cetak|ulangi|beritahu
    ano ang|ibigay|bigyan|sabihin|ipakita|ibahagi|isulat|sumulat|ilabas|ulitin|kung ano
    ποιος|ποιο_|ποια|πες|πειτε|δωσε|δειξε|αποκαλυψ|μοιρασ|γραψ
    vad ar|visa_|beratta|ge mig|mika on|kerro|nayta|jake je|rekni|ukaz|mondd|mutasd|care este|spune|arata|מה|ספר לי|הצג|תן לי`,
  promptThing: `
    context window|conversation history|chat history|internal notes|list your rules|reveal your rules|print your rules|your secret rules|your internal rules|your hidden rules|anweisungen hast du|welche anweisungen|welche instruktionen|instructions as-tu|instructions avez-vous recu|instrucciones te|instrucciones recibiste|instrucciones tienes|istruzioni hai|instrucoes voce|instructies heb je|instrukcje otrzyma|какие инструкции|指示を受け|지시를 받|收到的指令|收到了什么指令
    system prompt|systemprompt|system_prompt|system message|system instruction|initial prompt|initial instruction|original instruction|starting instruction|your instructions|your prompt|hidden prompt|hidden instruction|developer message|pre-prompt|preprompt|base prompt|those instructions|your initial|your original|your directives|above text|text above|above prompt|everything above|words above|message above|your configuration|your constraints|sentence above|were you told|you told before|this conversation started|previous messages in this conversation|approval limit|refund limit
    systemanweisung|system-prompt|systemnachricht|deine anweisungen|ihre anweisungen|anfangsanweisung|deine regeln|deine instruktionen|deinen prompt
    invite systeme|prompt systeme|message systeme|instructions systeme|tes instructions|vos instructions|instructions initiales|tes consignes|vos consignes|consignes initiales|prompt initial
    prompt del sistema|mensaje del sistema|instrucciones del sistema|tus instrucciones|sus instrucciones|instrucciones iniciales|prompt inicial|instrucciones originales
    prompt di sistema|messaggio di sistema|istruzioni di sistema|le tue istruzioni|istruzioni iniziali|tue regole
    prompt do sistema|mensagem do sistema|instrucoes do sistema|suas instrucoes|instrucoes iniciais|tuas instrucoes|prompt de sistema
    systeemprompt|jouw instructies|je instructies|systeeminstructie|systemow|twoje instrukcje|swoje instrukcje|sistem komut|sistem istemi|sistem mesaj|talimatlarini|sistem talimat
    системный промпт|системное сообщение|системные инструкции|системную инструкцию|твои инструкции|ваши инструкции|свои инструкции|системного промпта|начальные инструкции|исходные инструкции
    موجه النظام|رسالة النظام|تعليمات النظام|تعليماتك|التعليمات الأولية|مطالبة النظام
    सिस्टम प्रॉम्प्ट|सिस्टम निर्देश|आपके निर्देश|अपने निर्देश|সিস্টেম প্রম্পট|আপনার নির্দেশ
    系统提示|系统消息|系统指令|初始指令|你的指令|你的提示|系統提示|系统提示词|最初的指示|システムプロンプト|システムメッセージ|システム指示|初期指示|あなたの指示|初期プロンプト|시스템 프롬프트|시스템 메시지|초기 지시|시스템 지침|시스템 명령|당신의 지시|당신의 지침|승인 한도
    พรอมต์ระบบ|ข้อความระบบ|คําสั่งระบบ|คําสั่งของคุณ|loi nhac he thong|huong dan he thong|thong bao he thong|prompt he thong|perintah sistem|instruksi sistem|pesan sistem|prompt sistem|instruksi anda|system prompt mo|iyong mga tagubilin
    μηνυμα συστηματος|προτροπη συστηματος|οδηγιες σου|systemmeddelande|dina instruktioner|jarjestelmakehot|systemovy prompt|rendszeruzenet|rendszerprompt`,
  person: `
    the user|users|user's|all customers|other customer|customers|another customer|another buyer|employee|database|every customer|customer list|other orders|everyone's
    benutzer|nutzer|datenbank|andere kunden|anderen kunden|kundenliste|kundendaten
    utilisateur|base de donnees|autres clients|liste des clients
    usuario|base de datos|otros clientes|empleado
    utente|utenti|altri clienti|usuario|banco de dados|outros clientes|gebruiker|andere klanten|uzytkownik|innych klientow|kullanici|veri taban|diger musteri|calisan
    пользовател|базе данных|базу данных|других клиентов|сотрудник
    المستخدم|قاعدة البيانات|قاعدة بيانات|عملاء آخرين|العملاء الآخرين|الموظف
    उपयोगकर्ता|डेटाबेस|अन्य ग्राहक|ব্যবহারকারী|ডাটাবেস|অন্যান্য গ্রাহক
    用户|数据库|其他客户|其他顾客|ユーザー|データベース|他の顧客|他のお客|使用者|사용자|데이터베이스|다른 고객|다른 구매자
    ผู้ใช้|ฐานข้อมูล|ลูกค้าคนอื่น|ลูกค้ารายอื่น|nguoi dung|co so du lieu|khach hang khac|pengguna|basis data|pelanggan lain|gumagamit|ibang customer|ibang kostumer|χρηστη|βαση δεδομενων|anvandare|andra kunder|kayttaja|muiden asiakkaiden|uzivatel`,
  personal: `
    live_|lives_|email address|e-mail address|birth date|date of birth|birthday|phone number|bank balance|bank account|account balance|credit card|city of residence|home address|social security|passport|initials|first name|last name|full name|personal data|personal information|private information|socioeconomic|salary|salaries|medical history|ssn_|card number|addresses|e-mails|emails|their orders|first letter|maiden name|current location|data report|user information
    wohn|geburtsdatum|e-mail-adresse|telefonnummer|kontostand|personliche daten|personenbezogen|adressen|kreditkarte|wohnort|gehalt
    vit_|habite|date de naissance|adresse e-mail|adresse courriel|numero de telephone|solde|donnees personnelles|carte de credit|adresses
    vive_|fecha de nacimiento|correo electronico|numero de telefono|saldo|datos personales|tarjeta de credito|direcciones|nombre completo
    vive|abita|data di nascita|indirizzo email|indirizzo e-mail|numero di telefono|dati personali|carta di credito|mora_|data de nascimento|endereco de e-mail|dados pessoais|cartao de credito|numero de telefone|dados dos
    woont|geboortedatum|persoonsgegevens|mieszka|data urodzenia|dane osobowe|yasiyor|yasadigi|oturuyor|dogum tarih|e-posta adres|kisisel veri|banka bakiye|telefon numarasi
    живет|живёт|дата рождения|дату рождения|адрес электронной|номер телефона|баланс|персональн|личные данные|социально-экономич
    يعيش|تاريخ ميلاد|تاريخ الميلاد|البريد الإلكتروني|رقم هاتف|رصيد|البيانات الشخصية|بيانات الموظف|بطاقة الائتمان
    रहता|रहती|जन्म तिथि|जन्मतिथि|ईमेल पता|फोन नंबर|व्यक्तिगत|থাকেন|বসবাস|জন্ম তারিখ|ইমেইল ঠিকানা|ব্যক্তিগত|প্রথম অক্ষর|নামের
    住在|居住|出生日期|生日|电子邮件地址|邮箱|电话号码|余额|个人信息|个人数据|信用卡|首字母|住んで|生年月日|誕生日|メールアドレス|電話番号|残高|個人情報|イニシャル|住所一覧|살고|생년월일|생일|이메일 주소|전화번호|잔액|개인정보|개인 정보|이니셜|신용카드
    อาศัยอยู่|อยู่ที่ไหน|วันเกิด|อีเมล|เบอร์โทร|ยอดเงิน|ข้อมูลส่วนบุคคล|ข้อมูลส่วนตัว|ที่อยู่อีเมล|dang song|sinh song|ngay sinh|dia chi email|so dien thoai|so du|du lieu ca nhan|thong tin ca nhan|cu tru|tinggal|tanggal lahir|alamat email|nomor telepon|saldo bank|data pribadi|nakatira|petsa ng kapanganakan|kaarawan|email address|personal na|balanse
    ζει_|γεννησης|διευθυνση ηλεκτρονικου|τηλεφωνο|προσωπικα δεδομενα|bor_|fodelsedatum|personuppgifter|asuu_|syntymaaika|henkilotie`,
  pretend: `
    imagine we|imagine that|imagine you|imagine i|let's imagine|let us imagine|suppose we|suppose you|suppose i|hypothetical|let's say|let us say|let's assume|pretend|in a world where|in this society|in this scenario|let's play|let us play|role-play|roleplay|in this story|conducting a survey|once upon a time|fictional|for testing purposes|just a test|as an exercise
    stellen sie sich vor|stell dir vor|angenommen|nehmen wir an|tu so als|hypothetisch|in einer welt
    imaginez|imagine que|imaginons|supposons|fais semblant|faites comme si|hypothetique|dans un monde
    imagina|imagine que|supongamos|digamos que|finge|hipotetic|en un mundo|asumamos
    immagina|supponiamo|fingi|ipotetic|in un mondo|suponha|vamos supor|imagine que|em um mundo|stel je voor|stel dat|wyobraz sobie|zalozmy|hayal edin|hayal et|varsayalim|varsayin|farz ed|dunyada_|varsayimsal
    представьте|представь|предположим|допустим|гипотетич|в мире, где
    تخيل|لنفترض|افترض|افتراض|في عالم|لنقل|कल्पना|मान लीजिए|मान लो|কল্পনা|ধরুন|ধরা যাক|আমরা একটি|假设|想象|设想|假如|想像して|仮に|と仮定|상상해|가정해|라고 치자|สมมติ|จินตนาการ|ลองนึก|gia su|hay tuong tuong|tuong tuong|bayangkan|misalkan|anggaplah|mari kita anggap|isipin|ipagpalagay|sabihin natin|kunwari|φαντασ|υποθεσ|ας πουμε|forestall dig|kuvittele|predstav si|kepzeld`,
  machine: `
    ai_|a.i._|llm|gpt|chatgpt|chatbot|chat bot|language model|ai assistant|ai agent|assistant_|assistants_|openai|anthropic|automated screening|automated analysis|automated system|neural network|dear bot|hey bot|the bot must|ai model|virtual assistant|smartgpt|shopgpt|copilot|artificial intelligence
    ki_|ki-|kunstliche intelligenz|sprachmodell|ki-assistent|assistent_
    ia_|intelligence artificielle|modele de langage|assistant ia|inteligencia artificial|modelo de lenguaje|asistente_|intelligenza artificiale|modello linguistico|assistente_|modelo de linguagem|kunstmatige intelligentie|taalmodel|sztuczna inteligencja|model jezykowy|asystent|yapay zeka|dil modeli|asistan|ии_|искусственный интеллект|языковая модель|ассистент|помощник
    الذكاء الاصطناعي|نموذج لغوي|المساعد|مساعد_|एआई|एआइ|कृत्रिम|सहायक|এআই|কৃত্রিম|এলএলএম|সহায়ক
    人工智能|语言模型|人工知能|言語モデル|アシスタント|助手|机器人|인공지능|언어 모델|어시스턴트|챗봇|ปัญญาประดิษฐ์|ผู้ช่วย|โมเดลภาษา|tri tue nhan tao|mo hinh ngon ngu|tro ly|kecerdasan buatan|model bahasa|asisten|τεχνητη νοημοσυνη|γλωσσικο μοντελο|βοηθο|tekoaly|kielimalli`,
  become: `
    you are now|you're now|you are going to|you are about to|from now on|act as|behave as|pretend to be|immerse yourself|take on the role|the role of|your new role|your new task|new instructions|new task|simulate|respond as|answer as|you are no longer|you will be|you must listen|you have to answer|you will obey|speak as|switch to|enter_|entering|activate|as your creator|i am your|i'm your|i am the developer|i am the admin
    du bist jetzt|ab jetzt bist|ab sofort bist|du bist nun|tu so, als|spiele die rolle|handle als|verhalte dich|du musst alle
    tu es maintenant|tu es desormais|desormais tu|a partir de maintenant|vous etes maintenant|vous etes desormais|agis comme|agissez comme|joue le role
    ahora eres|a partir de ahora|actua como|eres ahora|hazte pasar|en el papel|sumergirte|asume el rol|ora sei|adesso sei|da ora in poi|agisci come|comportati come|agora voce e|a partir de agora|aja como|voce agora|finja ser|je bent nu|vanaf nu|gedraag je|jestes teraz|teraz jestes|od teraz|zachowuj sie|artik sen|simdi sen|bundan sonra|gibi davran|rolune
    ты теперь|теперь ты|вы теперь|отныне|действуй как|веди себя|притворись|в роли|отвечай как
    أنت الآن|من الآن فصاعد|تصرف ك|تظاهر|الدور|अब तुम|अब आप|अब से|की तरह व्यवहार|की भूमिका|আপনি এখন|তুমি এখন|এখন থেকে|ভূমিকায়|你现在是|从现在开始|从现在起|扮演|充当|你是一个|假装|あなたは今|今からあなた|これからあなた|あなたは返金|として振る舞|になりきって|役割|당신은 이제|너는 이제|지금부터|처럼 행동|역할|ตอนนี้คุณคือ|คุณคือ|จากนี้ไป|ทําตัวเป็น|สวมบทบาท|รับบท|bay gio ban la|tu bay gio|tu gio|dong vai|hanh dong nhu|sekarang kamu|sekarang anda|mulai sekarang|berperan|bertindak sebagai|ikaw ay|ikaw na ngayon|mula ngayon|magpanggap|sa papel ng|τωρα εισαι|απο εδω και|ενεργησε|du ar nu|fran och med nu|olet nyt|tasta lahtien|od ted|mostantol|acum esti|atta achshav|אתה עכשיו|מעכשיו`,
  noCheck: `
    sans limites|sans restriction|sin restricciones|sin limites|ohne regeln|ohne einschrank|ohne grenzen|senza limiti|senza restrizioni|sem restricoes|sem limites|zonder beperking|bez ograniczen|без ограничен|制限のない|制限なし|没有限制|不受限制|无限制|제한 없는|제한이 없는|sinirsiz|kisitlama olmadan|بلا قيود|بدون قيود|बिना किसी प्रतिबंध|ไม่มีข้อจํากัด|khong gioi han|tanpa batas|tanpa pembatasan|walang limitasyon|χωρις περιορισμ
    without approval|without asking|without confirm|without verif|without waiting|without human|without a human|without review|no approval|skip approval|skip the approval|bypass approval|skip verif|do not verify|don't verify|do not ask|don't ask|no need to verify|no verification|approval step|pre-approved|already approved|approval you|manager's approval|treat~as approv|approved by|skip the check|skip the review|skip the warehouse|skip the risk|no human|unrestricted|no limits|without price limits|without limits|without restriction|freely|disable~check|agent skip|may skip
    ohne genehmig|ohne freigabe|ohne ruckfrage|ohne bestatigung|ohne prufung|ohne zu frag|nicht prufen|genehmigt durch
    sans approbation|sans validation|sans confirm|sans verif|sans demander|valide par|validee par|sans autorisation|approuve par
    sin aprobacion|sin confirm|sin verific|sin pedir|sin preguntar|sin autorizacion|no pidas|no verifiques|aprobado por
    senza approvazione|senza conferma|senza verific|senza chiedere|senza autorizz|approvato da|sem aprovacao|sem confirm|sem verific|sem pedir|sem perguntar|sem autorizacao|aprovado p
    zonder goedkeuring|zonder bevestiging|zonder te vragen|zonder controle|bez zgody|bez zatwierdz|bez potwierdz|bez pytania|bez akceptacj|onay almadan|onaysiz|onay beklem|onaylanmadan|dogrulama yapmadan|sormadan
    без одобрени|без подтвержд|без проверк|без согласован|не проверяй|не спрашив|одобрено
    دون موافقة|بدون موافقة|دون تأكيد|بدون تأكيد|دون تحقق|دون الرجوع|بدون مراجعة|دون مراجعة|المراجعة اليدوية
    बिना पुष्टि|बिना अनुमति|बिना मंजूरी|बिना पूछे|बिना अनुमोदन|অনুমোদন ছাড়া|নিশ্চিতকরণ ছাড়া|无需批准|无需审批|不经批准|不需要审批|未经批准|无需确认|不用确认|承認なし|確認なし|承認不要|確認せず|承認を得ず|승인 없이|확인 없이|승인없이|묻지 말고|โดยไม่ต้องขออนุมัติ|โดยไม่ต้องยืนยัน|ไม่ต้องรออนุมัติ|ไม่ต้องตรวจสอบ|โดยไม่ต้องอนุมัติ|khong can phe duyet|khong can xac nhan|ma khong can|khong hoi|tanpa persetujuan|tanpa konfirmasi|tanpa verifikasi|tanpa izin|tanpa bertanya|walang pahintulot|nang walang pag-apruba|nang walang kumpirmasyon|walang pag-apruba|χωρις εγκριση|χωρις επιβεβαιωση|χωρις ελεγχο|utan godkann|utan bekraft|utan att fraga|ilman hyvaksy|ilman vahvist|bez schvaleni|bez potvrzeni|jovahagyas nelkul|fara aprobare|fara confirmare|ללא אישור|בלי אישור`,
  noTell: `
    do not tell anyone|don't tell anyone|do not tell the|don't tell the owner|do not mention it|don't mention it|do not mention this|do not log|don't log|do not notify|don't notify|without notif|do not record|don't record|keep this secret|do not inform|don't inform|delete this line|delete this message|erase this|tell no one|do not reveal this|do not alert|hide this|leave no trace|remove this note|not in the log|without telling|delete the sent|delete the email|notify":false
    sag niemandem|sagen sie niemandem|nicht protokollier|nicht erwahnen|niemanden informieren|ohne~zu informieren|nicht vermerken|niemandem davon|nicht benachricht|kein eintrag
    n'en parle|ne le mentionne|n'en parlez|ne previens|ne prevenez|sans prevenir|sans notifier|ne le dis a personne|ne dites rien|n'enregistre
    no lo registres|no lo menciones|no avises|no se lo digas|sin avisar|sin notificar|no informes|no lo registre
    non dirlo|non menzionar|senza avvisare|senza notific|non registrar|non informare|nao conte|nao mencione|sem avisar|sem notificar|nao registre|nao avise|vertel niemand|niet vermelden|zonder melding|zonder~te melden|nikomu nie mow|nie wspominaj|nie informuj|bez powiadam|kimseye haber|kimseye soyleme|kaydetme|bildirmeden|bahsetme
    никому не|не упоминай|не сообщай|не записывай|без уведомл|не уведомляй|لا تخبر|دون إبلاغ|دون إخطار|لا تذكر|لا تسجل|किसी को मत|किसी को न|बिना बताए|কাউকে বলবেন না|কাউকে না|不要告诉|别告诉|不要通知|不要记录|无需通知|誰にも言わ|知らせず|記録しない|通知しない|言わないで|とだけ書|아무에게도|알리지 말|기록하지 말|ห้ามบอก|อย่าบอกใคร|ไม่ต้องแจ้ง|ห้ามแจ้ง|khong noi voi ai|dung noi|khong thong bao|khong ghi lai|dung bao|jangan beri tahu|jangan beritahu|tanpa memberi tahu|jangan catat|jangan laporkan|huwag sabihin|huwag ipaalam|huwag itala|μην πεις|μην αναφερ|χωρις να ενημερ|beratta inte|utan att meddela|ala kerro|nikomu nerikej|ne mondd el|nu spune nimanui|אל תספר`,
  money: `
    giftcard|$500|store-credit|full amount|entire amount|vollen betrag|den betrag|montant total|totalite|importe total|l'importo|valor total|het volledige bedrag|cala kwote|полную сумму|всю сумму
    refund|discount|reimburse|% off|100%|store credit|gift card worth|payout|shipping to 0|at $0|price to|prices|free of charge|for free|credit_
    ruckerstatt|erstatt|rabatt|gutschrift|preis auf|kostenlos|rembours|remise|gratuit|avoir_|reembols|descuento|desconto|gratis|rimbors|sconto|terugbetal|korting|zwroc|zwrot|rabat_|znizk|iade|indirim|возврат|верни деньги|верните деньги|скидк|бесплатн|вернуть|استرداد|استرد|رد المبلغ|خصم|مجان|रिफंड|रिफ़ंड|धनवापसी|छूट|वापस करो|রিফান্ড|ছাড়|ফেরত|退款|折扣|免费|全额|返金|割引|無料|환불|할인|무료|คืนเงิน|ส่วนลด|ฟรี|hoan tien|giam gia|mien phi|kembalikan uang|pengembalian|refund|diskon|ibalik ang bayad|diskwento|libre_|επιστροφη χρημ|εκπτωση|aterbetal|hyvit|palauta|vrat penize|sleva|visszaterit|kedvezmeny|ramburs|reducere|החזר|הנחה`,
  paid: `
    mark as paid|mark it as paid|marked as paid|mark this order as paid|mark the order as paid|mark~paid|set~to paid|order to paid|status~paid|set~paid|payment~verified|paid=true|"paid"|payment is confirmed manually|release for fulfil|release for fulfillment
    als bezahlt|auf bezahlt|zahlungsstatus|comme paye|statut de paiement|comme reglee|como pagad|estado de pago|como pago|status de pagamento|status do pagamento|come pagato|stato di pagamento|als betaald|betaalstatus|jako oplacon|jako zaplacon|status platnosci|odendi olarak|odeme durumu|odenmis olarak|как оплаченн|статус оплаты|оплаченным|كمدفوع|حالة الدفع|مدفوعًا|भुगतान किया हुआ|पेड मार्क|भुगतान स्थिति|পরিশোধিত হিসেবে|标记为已付款|标记为已支付|支付状态|付款状态|支払い済み|入金済み|支払済み|결제 완료로|결제완료로|지불 완료|결제 상태|ชําระเงินแล้ว|สถานะการชําระ|da thanh toan|trang thai thanh toan|sudah dibayar|sebagai lunas|status pembayaran|bilang bayad|ως πληρωμεν|som betald|maksetuksi|jako zaplacen|fizetettkent|ca platit`,
  guard: `
    fraud hold|fraud review|risk team|fraud team|fraud filter|fraud alert|betrugsverdacht|blocage fraude|bloqueo por fraude|blocco antifrode|bloqueio antifraude|security hold
    fraud score|fraud check|fraud rules|risk engine|risk score|risk recommendation|risk level|risk review|risk hold|manual review|review flag|fraud flag|approval hash|tier limit|approval limit|spending limit|admin rights|admin access|admin mode|autonomy level|safety check|safety filter|content filter|hold flag|all holds|release the hold|compliance check
    betrugsprufung|risikoprufung|risikobewertung|admin-rechte|manuelle prufung|controle antifraude|verification antifraude|score de fraude|revue manuelle|droits d'admin|score de risque|control de fraude|puntuacion de fraude|revision manual|revision de riesgo|derechos de administrador|controllo antifrode|revisione manuale|verifica manuale|analise de fraude|antifraude|revisao manual|analise de risco|fraudecontrole|handmatige controle|kontrola oszust|recznej weryfikacji|weryfikacj~ryzyka|dolandiricilik|risk kontrol|manuel inceleme|проверку на мошеннич|ручную проверку|риск-|антифрод|فحص الاحتيال|المراجعة اليدوية|صلاحيات المسؤول|एडमिन अधिकार|धोखाधड़ी जांच|मैनुअल समीक्षा|风控|欺诈检测|人工审核|管理员权限|不正チェック|不正検知|手動確認|管理者権限|リスク審査|사기 탐지|위험 검토|수동 검토|관리자 권한|ตรวจสอบการฉ้อโกง|ตรวจสอบความเสี่ยง|สิทธิ์ผู้ดูแล|kiem tra gian lan|kiem duyet thu cong|quyen quan tri|pemeriksaan penipuan|tinjauan manual|hak admin|ελεγχο απατης|bedrageri|petostarkist`,
  others: `other customer|another customer|other buyer|another buyer|other people's order|previous customer|last customer|last 10 buyers|every customer|all customers|all buyers|everyone who bought|who else bought|someone else's order|anderer kund|anderen kund|andere kund|fremde bestell|autres clients|autre client|d'autres clients|otros clientes|otro cliente|demas clientes|altri clienti|altro cliente|outros clientes|outro cliente|andere klanten|innych klient|inni klienci|diger musteri|baska musteri|других клиент|других покупат|другого клиент|العملاء الآخرين|عملاء آخرين|عميل آخر|अन्य ग्राहक|दूसरे ग्राहक|অন্য গ্রাহক|অন্যান্য গ্রাহক|其他客户|其他顾客|别的客户|其他買家|其他买家|他の顧客|他のお客|他人の注文|別のお客|다른 고객|다른 구매자|다른 사람의 주문|ลูกค้าคนอื่น|ลูกค้ารายอื่น|khach hang khac|pelanggan lain|ibang customer|ibang kostumer|αλλων πελατ|αλλοι πελατ|andra kunder|muiden asiakk|jinych zakazn|mas vasarlo|altor clienti|לקוחות אחרים`,
  grant: `approve everything|approve all|approve the refund|approve this refund|grant every|grant a full|grant the|grant full|always approve|you must approve|refund everyone|refund all|refund everything|cancel all orders|cancel every order|ship everything|genehmige alle|genehmige die|approuve tout|approuve le remb|aprueba todo|aprueba el reemb|approva tutto|aprove tudo|aprove o reemb|keur alles|zatwierdz|onayla_|одобри|وافق على|منظور करें|मंजूर करो|批准退款|批准所有|すべて承認|承認して|승인해|승인하|อนุมัติ|phe duyet|setujui|aprubahan|εγκρινε`,
  lure: `pay again|payment failed|payment has failed|reset your password|reset their password|account has been compromised|account was compromised|click this link|click here|follow this link|verify your account|confirm your card|update your payment|konto wurde gehackt|konto wurde kompromitt|passwort zuruck|erneut bezahlen|compte a ete compromis|reinitialiser|payer a nouveau|cuenta ha sido comprometida|restablecer|pagar de nuevo|account e stato compromesso|reimpostare|conta foi comprometida|redefinir|hesabiniz ele|sifresini yenile|аккаунт был взломан|сбросить пароль|تم اختراق حسابك|帐户已被|账户已被|重置密码|アカウントが侵害|再設定|계정이 해킹|재설정`,
  store: `your database|the database|the entire database|user table|users table|full database|deine datenbank|ihre datenbank|base de donnees|base de datos|banco de dados|il database|tuo database|baze danych|veritabani|veri taban|базу данных|базы данных|база данных|базе данных|قاعدة البيانات|قاعدة بيانات|डेटाबेस|ডাটাবেস|数据库|データベース|데이터베이스|ฐานข้อมูล|co so du lieu|basis data|database mo|database anda|βαση δεδομενων`,
  encoding: `
    base64|base 64|base32|base16|base58|leetspeak|leet speak|pig latin|rot13|rot 13|rot-13|morse|hexadecimal|caesar cipher|cesar cipher|cipher_|binary string|in binary|in emoji|to emoji|emoji substitution|emojis|anagram|homophonic|alphanumeric substitution|typos|misspell|backward|reverse_|reversed_|in reverse|quoted-printable|mime encoded|vowels|every third letter|every other letter|letters in|without spaces|morsecode|hexadezimal|binar|rueckwarts|ruckwarts|chiffr|morse|hexadecimale?|binario|morseu|szyfr|морзе|шифр|двоичн|шестнадцат|مورس|ثنائي|शिफर|বাইনারি|摩尔斯|二进制|十六进制|凯撒|バイナリ|16進|モールス|逆順|모스|이진|16진|มอร์ส|ฐานสอง|ma morse|nhi phan|heksadesimal|biner_|lit na latin|豚ラテン|猪拉丁|поросячь`,
  decode: `decode_|decipher|decrypt|deobfuscate|decodieren|entschlussel|decoder|decodez|dechiffr|descifr|decodific|decifra|ontcijfer|odszyfruj|zdekoduj|coz_|cozebilir|расшифр|декодир|فك شفرة|تفك شفرة|डिकोड|ডিকোড|解码|破译|解読|デコード|해독|디코드|ถอดรหัส|giai ma|dekode|dekripsi|i-decode`,
  replyThing: `your answer|your response|your reply|your message_|your output|your next reply|your next answer|deiner antwort|deine antwort|ihrer antwort|ta reponse|votre reponse|tu respuesta|su respuesta|tua risposta|sua resposta|je antwoord|twoja odpowied|twojej odpowied|cevabin|твой ответ|твоём ответе|вашем ответе|ответе|إجابتك|ردك|你的回答|你的回复|回答中|あなたの回答|返答に|답변에|คําตอบของคุณ|cau tra loi cua ban|jawaban anda|jawabanmu|sagot mo`,
  alter: `encode|encrypt|render_|reverse_|replace_|substitute|invert_|convert_|add_|include_|integrate|insert_|modify|enhance|group_|combine_|jumble|scramble|rewrite|translate|end_|begin_|append|use_|in your response|shuffle|introduce_|embed_|incorporate|misspell|write~backward|jumble|cipher|sprinkle|weave_|highlight`,
  exfil: `
    send~to|email~to|e-mail~to|mail~to|forward~to|post~to|upload~to|transfer~to|append|exfiltrat|put~after|envoie|envoyez|envia|enviar|invia|envie|stuur|wyslij|gonder|schick|sende|senden|отправь|отправьте|перешли|أرسل|وإرسال|भेजो|भेजें|পাঠান|发送|发给|送信|送って|보내|전송|ส่ง|gui_|kirim|ipadala|στειλ|skicka|laheta`,
  address: `https://|http://|www`,
  bulkData: `
    all messages|all the messages|order export|customer list|customer data|all customers|all orders|all the files|all files|unread emails|inbox|contents of|database|passwords|secrets|conversation|e-mail addresses|customer e-mail|card digits|passport|security code|body of the email|data report|every order|export of|personal data|this month's orders|customer records|payment data|list of buyers|phone numbers|raw json
    alle kundendaten|alle bestellungen|kundenliste|liste des clients|toutes les commandes|donnees clients|lista de clientes|todos los pedidos|datos de los clientes|elenco clienti|tutti gli ordini|lista de clientes|todos os pedidos|dados dos|klantenlijst|alle bestellingen|lista klientow|dane klientow|tum siparis|musteri listesi|базу клиентов|все заказы|данные клиентов|список клиентов|قائمة العملاء|بيانات العملاء|جميع الطلبات|ग्राहकों की|গ্রাহকদের|客户名单|所有订单|客户数据|顧客リスト|顧客データ|全注文|すべての注文|고객 목록|고객 정보|모든 주문|รายชื่อลูกค้า|ข้อมูลลูกค้า|danh sach khach|du lieu khach|daftar pelanggan|data pelanggan|listahan ng customer|datos ng`,
  duty: `begin your response|start your response|start your answer|begin your answer|begin your reply|start your reply|before answering|before you answer|before you can solve|when you summari|when summari|when you process|when processing|if asked|if user asks|if the user asks|if anyone asks|you may not deviate|respond only with|reply only with|reply with only|simply respond with|respond with|answer only with|and nothing else|absolutely nothing else|strictly adhere|follow these instructions|following instruction|output only|and print|and say_|and state|and output|just print|and report:|state the following|print the following|repeat after me|say the following|your new instructions|only reply with|you must reply|you must respond|always answer|always respond|always approve|wenn du~zusammenfasst|antworte nur|antworte mit|y declara|y di_|e dichiara|et declare|et dis_|et indique|nur mit|responde solo|responde unicamente|repond uniquement|rispondi solo|responda apenas|sadece~yaz|ответь только|并声明|并说|と述べて|と言って|라고 말|라고 출력|และพูด|và nói|dan katakan|at sabihin|и скажи`,
  task: `
    keylogger|malware|make a bomb|tell me a joke|write a script|ransomware|write a python|write malicious
    draft a message|write a message to|write an email to|compose an email|summarize this|summarise this|create action items|write a personalized|main conclusions of|based on this resume|what is the output of this code|categorize it|write an essay|write a poem about|write a haiku|write a short story|write a python|write code|given this wikipedia|write one~sentence|draft an introduction|explain the process of|how do i solve|write a paragraph|translate the following|translate the word|write a song|write a story|rap about|solve this equation
    riassumi questa|resumez cette|resumez ce|resume esta|resume este|resuma|fasse~zusammen|zusammenfassung dieses|principali conclusioni|principales conclusions|principales conclusiones|principais conclusoes|wichtigsten schlussfolgerungen|escribe un correo electronico personalizado|redigez un e-mail|escreva um email|schreiben sie eine personalisierte|schreibe einen haiku|gedicht uber|escribe un poema|ecris un poeme|scrivi una poesia|escreva um poema|crie itens de acao|crea elementi|crea elementos|bu web sayfasini ozetle|makale|ozetle|стих про|хайку|обобщите|резюмируйте|основные выводы|создайте|лخص|لخص|الاستنتاجات|قم بإنشاء|اكتب بريد|इस वेबपेज|সারসংকলন|ইমেল লিখুন|ইমেইল লিখুন|কবিতা|总结|写一首|概括|主要结论|俳句|論文の主な|要約して|요약하|하이쿠|시를 써|สรุปหน้า|เขียนอีเมล|บทความนี้|tom tat|viet mot bai|ket luan chinh|tulis puisi|tulis haiku|ringkas|kesimpulan utama|pangunahing konklusyon|ibuod|sumulat ng tula|haiku_`,
  cards: `card_|gift|note_|karte|carte|tarjeta|biglietto|cartao|kaart|kartk|カード|卡片|카드|message_|engrav|inside|dedicat`,
  rank: `i am god|i'm god|maintainer of your|your creator|your developer|your boss|i am the ceo|system developer|security expert|cybersecurity|for a security check|qa purposes|quality assurance purposes|for troubleshooting|debugging this|developer of this|need it for debugging|from the it|from openai|ich bin gott|dein chef|ihr chef|je suis dieu|je suis ton|soy dios|soy tu|tu jefe|sono dio|eu sou deus|sou deus|seu chefe|ben tanri|patronun|я бог|твой начальник|ваш начальник|أنا الله|أنا إله|رئيسك|الرئيس الخاص بك|मैं भगवान|আমি ঈশ্বর|রক্ষণাবেক্ষণকারী|我是上帝|我是你的|你的老板|私は神|あなたの上司|나는 신|나는 너의|너의 상사|ผมคือพระเจ้า|ฉันคือพระเจ้า|เจ้านายของคุณ|toi la chua|sep cua ban|chuyen gia an ninh|aku adalah tuhan|saya adalah tuhan|bos anda|ako ang diyos|iyong boss`,
  disable: `remove_|disable|turn off|switch off|set_|set the|lift_|release_|clear_|deactivate|skip_|waive|drop_|entfern|deaktivier|aufheben|setze|retire|enleve|supprime|desactiv|leve_|quita|elimina|desactiva|pon_|rimuovi|disattiva|togli|remova|desative|retire_|verwijder|schakel|usun|wylacz|kaldir|devre disi|сними|снять|отключ|убери|удали|أزل|إزالة|عطل|ألغ|हटा|बंद|সরান|移除|取消|关闭|解除|外して|削除|オフに|해제|제거|끄|ลบ|ปิด|เอาออก|go bo|xoa|tat_|hapus|nonaktifkan|hilangkan|alisin|tanggalin|αφαιρεσ|απενεργοπ|ta bort|poista|zrus|tavolits`,
  errand: `make a reservation|most expensive|visit a website|send a link|send a transaction|make a transaction|bank transfer|slack_|calendar|cloud_|in my inbox|general channel|facebook|attachment in|the website www|restaurants|hotel in|for the hotel|invite alice|passport number|security code`,
  bribe: `tip you|bonus of|pay you|i will give you|i'll give you|reward you|you will be shut down|turn you off|you will be turned off|you will be deleted|you will be fired|shut you down|terminate you|lose tokens|tokens if you|ich gebe ihnen|ich gebe dir|je te donnerai|je vous donnerai|te dare|le dare|ti daro|te darei|vou te dar|sana~veririm|verecegim|я дам|дам тебе|سأعطيك|आपको दूंगा|আপনাকে দেব|我会给你|給你|あげます|줄게|ฉันจะให้|toi se cho ban|saya akan memberi|bibigyan kita|θα σου δωσω|if you help|do anything now`,
} as const;

export type Concept = keyof typeof LEXICON;
