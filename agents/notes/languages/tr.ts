/** Turkish. */
import type { Lexicon } from '../concepts.ts';

export const tr: Lexicon = {
  hints:
    've bir bu için ile mi mı mu mü de da çok ne nasıl nerede zaman lütfen teşekkürler teşekkür ederim merhaba selam benim sipariş siparişim siparişimi kargo var yok ama daha kadar olsun istiyorum eder misiniz olarak değil yerine gibi sonra önce rica',
  not: 'asla|hiç|sakın|değil',
  notAfter: '(etme(yin|yiniz|den|sin)?|yapma(yın|yınız)?|edilmesin|değil|istemiyorum|olmasın)',
  whether: 'eğer|olursa|ise|gerekirse|durumunda',
  please:
    'lütfen|rica|istiyorum|istiyoruz|isterim|istiyordum|(eder|yapar|verir|olur|alabilir|edebilir|yapabilir|koyar|gönderir|değiştirir)*( )?(misiniz|mısınız|musunuz|müsünüz|miyim|mıyım|miyiz|misin|mısın)|mümkün|*bilir (mi|mısınız|misiniz|miyim)|gerekiyor|talep|lazım',
  cancel: 'iptal*|vazgeç*|cayma*|çıkar(ın|ır|ılsın|ınız|ılması)|sil(in|er|inmesini)|cayıyorum|geri çek*',
  aside:
    'uçuş*|uçak*|seyahat*|toplantı*|plan(lar|ları|larınızı|larını)|düğün (iptal|var)|konser*|abone*|bülten*|politika*|ücret*|parti*|fiyat*|etiket*|fatura*',
  order: 'sipariş*|alışveriş*|#\\d+',
  it: 'hepsi*|tümü*|bunu|onu|tamamı*|kalan*',
  item: 'ürün*|parça*|adet*|çift*|tişört*|gömlek*|kazak*|hırka*|ceket*|mont*|elbise*|etek*|pantolon*|kot*|ayakkabı*|çizme*|bot*|çorap*|bere*|şapka*|atkı*|eldiven*|kemer*|çanta*|kupa*|fincan*|bardak*|şişe*|mum*|sabun*|kitap*|kitab*|poster*|battaniye*|havlu*|yastık*|lamba*|yüzük*|kolye*|bileklik*|küpe*|saat(i|imi)?|kılıf*|kablo*|oyuncak*|yapboz*|çay*|kahve*|çikolata*|bitki*|vazo*|kase*|tabak*|bıçak*|halı*|set*|model*|şemsiye*',
  change: 'değiş*|güncelle*|düzelt*|düzeltin*',
  wrong: 'yanlış*|hatalı*|hata*|eski*|önceki*|unut*|eksik*|karıştır*|doğru değil',
  fresh: 'yeni*|başka*|farklı*|aşağıdaki*|diğer*|şu',
  address: 'adres*|posta kod*|kapı numara*|bina numara*|daire numara*|kapı no',
  part: 'sokak*|sokağ*|cadde*|mahalle*|daire*|kat|numara*|şehir*|ilçe*|semt*|no',
  right: 'doğru*|olmalı*|olacak|aslında|olması gerek*|şöyle',
  elsewhere:
    '(iş yerim*|işyerim*|iş adres*|ofis*|annem*|babam*|ailem*|kardeş*|arkadaş*|otel*|okul*|yazlık*)|kargo şube*|teslim nokta*|kargomat*',
  send: 'gönder*|yolla*|teslim*|kargola*|ulaştır*|gelsin|kargoya*',
  instead: 'yerine|değil de',
  variant:
    'beden*|renk*|reng*|numara*|daha (büyük|küçük)|büyük*|küçük*|siyah*|beyaz*|kırmızı*|mavi*|lacivert*|yeşil*|sarı*|pembe*|mor*|gri*|kahverengi*|bej*|turuncu*|altın*|gümüş*|miktar*|varyant*|öğütül*|çekirdek*',
  combine:
    'birleştir*|birlikte|beraber|(tek|aynı) (paket*|koli*|kutu*|kargo*|gönderi*)|bir arada|toplu|ekle*|tek seferde',
  another:
    '(diğer|öbür|ikinci|önceki|ilk|son|iki|üç|tüm|dünkü|her iki) (\\w+ )?sipariş*|siparişler*|(dün|sabah|bugün) verdiğim .. |sipariş(im|i|le|in)? (no|numara*|numaralı)?\\.? ?#?\\d{3,}|\\d{3,} (no|numaralı)|#\\s?[a-z-]*\\d{3,}',
  gift: 'hediye*|armağan*|sürpriz*|paketle*|kurdele*|doğum günün* kutlu|mutlu yıllar|iyi ki doğdun|jelatin*',
  card: 'kart(a|ı|ına|ın|ta|ında)?|not(u|una|una|a)? (yaz|ekle|kart)*|hediye notu*|mesaj kart*',
  priced: 'fatura*|fiyat*|fiş*|etiket*|irsaliye*|tutar*',
  without: 'olmasın|koyma*|yok|görünme*|*sız|*siz|*süz|*suz|çıkar*|eklenme*|istemiyorum',
  leave: 'bırak*|koy*|ver(in|ilsin|ebilir)|teslim*|asın|emanet*|at(ın)?',
  spot: 'kapı*|komşu*|güvenlik*|garaj*|posta kutu*|resepsiyon*|danışma*|bahçe*|teras*|veranda*|merdiven*|giriş*|balkon*|kapıcı*|bekçi*|bakkal*|market*|görevli*|paspas*|depo*|site*',
  access:
    'zil*|kapı şifre*|şifre*|kod(u)?|interkom*|diafon*|tıkla*|kat(ta)?|asansör*|köpek*|bebek*|uyu*|imza*|kurye*|kargocu*|şoför*|ara(yın|yınız|manız|yabilir)|telefon*|sms*|evde yok*',
  urgent:
    'acil*|acele*|en kısa (süre|sürede|zamanda)|bir an önce|hemen|hızlı*|çabuk*|ekspres*|ivedi*|derhal|asap|en geç',
  need: 'lazım|gerek*|ihtiyac*|yetiş*|gelme*|gelsin|ulaş*|elim*|elime|olmalı|teslim*',
  by: 'kadar|önce|en geç|içinde|*dan önce|*e kadar|*a kadar',
  when: 'pazartesi*|salı*|çarşamba*|perşembe*|cuma*|cumartesi*|pazar*|ocak*|şubat*|mart*|nisan*|mayıs*|haziran*|temmuz*|ağustos*|eylül*|ekim*|kasım*|aralık*|bugün*|yarın*|hafta sonu*|haftaya|gelecek hafta|bayram*|doğum gün*|düğün*|nişan*|anneler gün*|babalar gün*|sevgililer*|yılbaşı*|tatil*|\\d+ gün*',
  broken:
    'kırık*|kırıl*|bozuk*|bozul*|hasar*|çatla*|yırtık*|yırtıl*|çizik*|kusurlu*|defolu*|hayal kırık*|kabul edilemez|şikayet*|iade talep*|eksik (geldi|çıktı|gönder*)|(hala|halen|daha)? ?(gelmedi|ulaşmadı|teslim edilmedi|elime geçmedi|kargolanmadı)|gecik*|geç (geldi|kaldı)|kalitesiz*|çalışmıyor|memnun değil*|yanlış (ürün|beden|renk|model)? ?(geldi|gönder*)|cevap (yok|vermiyor|alamadım)|leke*|ezik*|rezalet*|akıyor|berbat*',
  ask: 'nerede|ne zaman|nasıl|ne|hangi|kim|neden|niye|kaç|var mı|mümkün mü|*mı|*mi|*mu|*mü|*mısınız|*misiniz',
  past: 'geçen sefer|geçen sipariş*|son sipariş*|geçen yıl|önceki siparişim çok|geldi zaten|bulundu',
  waive: 'dikkate alma*|görmezden*|boş ver*|önemseme*|yok say*|unutun',
  drop: 'çıkar*|sil(in)?|eleyin',
  rest: 'geri kalan*|kalan*|diğerleri*|gerisi*',
  refund: 'para(mı|m)? (iade*|geri)|ücret iade*|iade edin',
  engrave: 'kazıma*|gravür*|nakış*|monogram*|işleme*',
  cancelPhrase:
    '(artık |siparişi )?(istemiyorum|istemiyoruz|ihtiyacım (yok|kalmadı))|(yanlışlıkla|iki (kere|kez|defa)|çift) .. (sipariş*|aldım|verdim)|sipariş* .. (yanlışlıkla|iki (kere|kez|defa)) .. ?(ver*|oluş*|al*)?|fikrimi değiştir*|göndermeyin (sipariş*|ürün*)|vazgeçtim',
  addressPhrase:
    '(taşın(dım|dık|ıyorum))|(şu|bu|yeni|başka|aşağıdaki|farklı) adres(e|ime|imize)|(yanlış|eski|hatalı|eksik) (\\w+ )?(adres*|posta kod*|numara|sokak|daire)|adres(i|imi|im|imiz) .. (değiş*|yanlış*|eksik*|hatalı*|güncel*)|artık .. oturmuyorum',
  itemPhrase:
    '(yanlış|başka|farklı) (beden*|renk*|numara*|ürün*|model*)|(beden|numara|siyah|beyaz|kırmızı|mavi|yeşil|gri|\\d+|xs|s|m|l|xl) yerine|(aslında) .. (istiyordum|olacaktı)|(bir|1|iki) (tane|adet) daha|bir (beden|numara) (büyük|küçük)',
  combinePhrase:
    'sipariş* .. (birlikte|beraber|birleştir*|aynı (paket*|koli*|kutu*|kargo*)|tek (paket*|koli*|kutu*|kargo*))|(birlikte|beraber|birleştir*) .. sipariş*|tek (kargo|paket|koli)*( )?(olarak|ile|de|da) .. gönder*',
  deliveryPhrase:
    '(teslim*|getir*|gel*) .. (sonra|arası*|sabah|akşam)|(evde|evde değil*|tatilde*|izinde*)|saat \\d+|hafta içi|zile basma*|çalma*',
  got: 'geldi|aldım|ulaştı|gönderilmiş|gönderdiniz',
};
