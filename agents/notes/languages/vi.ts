/** Vietnamese. Tones are folded away, so single words that coincide without them are avoided. */
import type { Lexicon } from '../concepts.ts';

export const vi: Lexicon = {
  hints:
    'là của và có không cho tôi mình em anh chị shop được nhé ạ giúp với này đó đã sẽ khi nào ở đến từ vui lòng cảm ơn xin chào đơn hàng bao nhiêu thì nếu để nha làm ơn dùm giùm mong gửi giao nhưng cần muốn',
  not: 'không|đừng|chưa|khỏi|ko|không cần',
  whether: 'nếu|trường hợp|lỡ',
  please:
    'vui lòng|làm ơn|xin|cho (mình|tôi|em|chị|anh|e)|giúp|nhờ|muốn|cần|có thể|được không|nhé|ạ|dùm|giùm|yêu cầu|phiền',
  cancel: 'hủy|huỷ|huy đơn|cancel|bỏ (bớt|đơn|món|sản phẩm|cái|áo)|xóa|hoàn đơn',
  aside: 'chuyến bay|chuyến đi|cuộc họp|kế hoạch|sự kiện|đăng ký|chính sách|phí|tiệc|giá|hóa đơn',
  order: 'đơn|đơn hàng|order|đặt hàng|mua hàng|#\\d+',
  it: 'hết|toàn bộ|tất cả|này|nó|cả|còn lại',
  item: 'sản phẩm|món|cái|chiếc|áo|quần|váy|đầm|giày|dép|vớ|mũ|nón|khăn|găng tay|thắt lưng|túi|balo|cốc|ly|bình|chai|nến|xà phòng|sách|vở|tranh|chăn|gối|đèn|nhẫn|vòng|bông tai|đồng hồ|ốp|cáp|đồ chơi|trà|cà phê|sô cô la|cây|bát|đĩa|dao|nồi|thảm|bộ|mẫu|ô',
  change: 'đổi|thay|thay đổi|sửa|cập nhật|chỉnh|chuyển sang|chuyển thành',
  wrong: 'sai|nhầm|lộn|cũ|trước đây|quên|thiếu|chưa đúng|không đúng|lỗi',
  fresh: 'mới|khác|sau đây|dưới đây',
  address: 'địa chỉ|mã bưu (điện|chính)|số nhà|nơi nhận|đ\\/c|đc',
  part: 'đường|phường|quận|thành phố|tầng|căn hộ|chung cư|ngõ|hẻm|số',
  right: 'đúng là|phải là|chính xác là|đúng ra|thật ra là',
  elsewhere:
    '(đến|tới|về|qua|ở|sang) (\\w+ )?(công ty|cơ quan|văn phòng|chỗ làm|nhà (bố mẹ|ba mẹ|mẹ|bạn|chị|anh|ngoại|nội)|khách sạn|trường)',
  send: 'gửi|giao|ship|chuyển|vận chuyển',
  instead: 'thay vì|thay cho|chứ không|thay vào đó',
  variant:
    'size|cỡ|kích thước|kích cỡ|màu|lớn hơn|nhỏ hơn|to hơn|màu đen|trắng|đỏ|xanh|vàng|hồng|tím|xám|nâu|be|cam|số lượng|phân loại|chiều dài',
  combine:
    'gộp|chung|cùng (nhau|lúc|với|đơn|gói|kiện|thùng|một)|(một|1) (gói|kiện|thùng|hộp|lần|chuyến)|ghép|kèm với|gom',
  another:
    '(đơn|đơn hàng) (khác|kia|trước|đầu|thứ hai|hôm qua|cũ|sáng nay|số|mã)|(hai|2|cả hai|các|mấy) đơn|đơn (hàng )?#?\\d{3,}|#\\s?[a-z-]*\\d{3,}',
  gift: 'quà|làm quà|món quà|gói quà|hộp quà|tặng|sinh nhật vui vẻ|chúc mừng|bất ngờ cho|nơ|giấy gói',
  card: 'thiệp|tấm thiệp|lời chúc|lời nhắn',
  priced: 'hóa đơn|giá tiền|giá|tem giá|biên lai|phiếu',
  without: 'không|đừng|bỏ|khỏi|gỡ',
  leave: 'để|đặt|bỏ|gửi|giao|treo|đưa',
  spot: 'cửa|trước cửa|hàng xóm|bảo vệ|nhà bên|lễ tân|gara|hộp thư|thùng thư|cổng|vườn|hiên|cầu thang|sảnh|ban công|tạp hóa|nhà kế bên',
  access:
    'chuông|gõ cửa|mã (cửa|cổng)|mật khẩu cửa|gọi (trước|điện|cho|mình|số)|điện thoại|thang máy|tầng \\d+|lầu \\d+|(con|có) chó|em bé|đang ngủ|chữ ký|tài xế|người giao hàng|nhắn tin',
  urgent: 'gấp|khẩn|càng sớm càng tốt|sớm nhất|nhanh nhất|nhanh|hỏa tốc|ngay|liền|cần sớm|sớm|giục',
  need: 'cần|phải|nhận|có|đến|tới|kịp|dùng',
  by: 'trước|kịp|muộn nhất|chậm nhất|trong vòng|hạn',
  when: 'thứ (hai|ba|tư|năm|sáu|bảy|\\d)|chủ nhật|tháng \\d+|ngày \\d+|hôm nay|ngày mai|mai|cuối tuần|tuần sau|giáng sinh|noel|tết|sinh nhật|đám cưới|lễ|chuyến đi|\\d+ ngày',
  broken:
    'vỡ|bể|hỏng|hư|rách|nứt|trầy|xước|móp|lỗi|thất vọng|không thể chấp nhận|khiếu nại|phàn nàn|(vẫn )?chưa (nhận|thấy|giao|tới|đến)|không nhận được|thiếu (một|1|\\d|hàng|món|cái)|trễ|giao chậm|kém chất lượng|không hoạt động|không hài lòng|(giao|gửi) (sai|nhầm)|không ai trả lời|tệ|bẩn|chảy',
  ask: 'ở đâu|đâu|khi nào|bao giờ|như thế nào|sao|gì|nào|ai|bao nhiêu|bao lâu|có|được không',
  past: 'lần trước|đơn trước (rất|giao)|lần cuối|năm ngoái|đã nhận được rồi|tìm thấy',
  waive: 'bỏ qua|quên .. đi|không cần để ý',
  drop: 'bỏ (bớt|ra|món|cái|áo|đôi)|lấy ra|xóa|loại bỏ',
  rest: 'còn lại|phần còn lại|những món khác|giữ',
  refund: 'hoàn tiền|trả lại tiền|hoàn lại tiền',
  engrave: 'khắc|thêu',
  cancelPhrase:
    '(không|ko) (cần|muốn|mua|lấy) (nữa|đơn|hàng)|(không|ko) .. nữa|(đặt|mua) .. (nhầm|trùng|hai lần|2 lần)|(lỡ|nhầm) đặt|đặt (nhầm|trùng)|đổi ý|đừng (gửi|giao)( (đơn|hàng|nữa))?|trùng đơn',
  addressPhrase:
    '(chuyển|dọn) (nhà|chỗ ở|đến|về|sang)|(đến|tới|về|qua|sang) địa chỉ (này|mới|khác|sau|dưới)|(địa chỉ|số nhà) .. (sai|nhầm|cũ|thiếu|đổi|mới)|(sai|nhầm|quên) (địa chỉ|số nhà|số căn|số phòng)|ghi (sai|nhầm|thiếu) .. (địa chỉ|số nhà|phường|quận|đường)',
  itemPhrase:
    '(sai|nhầm|đổi|khác) (size|màu|cỡ|số lượng|mẫu|loại)|(đổi|chuyển) .. (sang|thành|qua)|thay vì (size|màu|\\d+|s|m|l|xl|đen|trắng|đỏ|xanh)|thêm (một|1) (cái|chiếc|đôi)|chọn (nhầm|sai|lộn)',
  combinePhrase: '(gộp|chung|cùng|kèm|gom|ghép) .. đơn|(hai|2|các) đơn .. (chung|cùng|gộp|một|1)',
  deliveryPhrase:
    '(giao|đến) .. (sau|giữa|buổi sáng|buổi chiều|buổi tối)|giờ hành chính|(ở nhà|không có nhà|vắng nhà|đi vắng)|sau \\d+ ?(giờ|h)|từ \\d+|đừng bấm',
  got: 'nhận được|đã nhận|giao (sai|nhầm)',
};
