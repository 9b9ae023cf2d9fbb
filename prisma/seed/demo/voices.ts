/** What citizens of the demo say and what the office answers: invented, no real person or place of trouble. */
export const said: [suggestion: string, reply: string][] = [
  [
    'Quầy chứng thực buổi sáng thứ Hai rất đông, chờ hơn một tiếng. Đề nghị thêm người vào giờ ấy.',
    'Từ tuần này sáng thứ Hai và sáng thứ Năm có thêm một người ở quầy chứng thực. Mong ông bà tiếp tục góp ý.',
  ],
  [
    'Máy lấy số ở cửa hay kẹt giấy, người già không biết bấm.',
    'Đã thay cuộn giấy khổ khác và cử một người đứng ở cửa giúp lấy số từ 8 giờ đến 10 giờ.',
  ],
  [
    'Bảng niêm yết lệ phí in chữ nhỏ quá, đứng xa không đọc được.',
    'Bảng lệ phí đã in lại cỡ chữ lớn gấp đôi, treo ngang tầm mắt cạnh quầy số 1.',
  ],
  [
    'Chỗ để xe phía trước không có mái che, mưa là ướt hết.',
    'Mái che tạm đã lắp xong; mái cố định nằm trong kế hoạch sửa chữa quý tới.',
  ],
  [
    'Hướng dẫn nộp hồ sơ trực tuyến dán ở tường đã cũ, vẫn ghi cổng cũ.',
    'Đã gỡ bản cũ, dán bản mới theo Cổng Dịch vụ công quốc gia và có mã QR.',
  ],
  [
    'Tôi gọi điện hỏi giấy tờ khai sinh mà số máy bận suốt buổi chiều.',
    'Đường dây đã thêm một máy trực giờ hành chính. Giấy tờ cần có cũng đăng ở trang Một cửa.',
  ],
  [
    'Đề nghị làm việc thêm sáng thứ Bảy cho người đi làm công ty.',
    'Từ tháng này bộ phận một cửa mở thêm sáng thứ Bảy tuần thứ nhất và thứ ba.',
  ],
  [
    'Ghế chờ thiếu, nhiều người đứng. Nhất là phụ nữ có thai.',
    'Đã thêm 12 ghế và dành hàng ghế đầu cho người già, phụ nữ có thai, người khuyết tật.',
  ],
  [
    'Nhà vệ sinh ở điểm phục vụ hết giấy và nước rửa tay.',
    'Đã giao tổ phục vụ kiểm tra hai lần mỗi buổi, có bảng ký tên ngay tại chỗ.',
  ],
  [
    'Kết quả đăng ký thường trú hẹn ngày 12 mà đến lấy chưa có, phải về.',
    'Hồ sơ chậm một ngày do xác minh. Bộ phận một cửa đã gửi phiếu xin lỗi và từ nay nhắn tin trước khi có kết quả.',
  ],
  [
    'Cán bộ hướng dẫn quá nhanh, tôi lớn tuổi không nghe kịp.',
    'Xin tiếp thu. Đã nhắc cả bộ phận nói chậm, hỏi lại người dân đã rõ chưa, và in tờ hướng dẫn chữ to.',
  ],
  ['Cửa kính phía đông chói nắng, ngồi chờ rất nóng.', 'Đã lắp rèm và thêm một quạt đứng ở khu chờ.'],
  [
    'Mẫu tờ khai trên bàn viết hết từ sáng, không ai bổ sung.',
    'Đã phân công người kiểm tra mẫu tờ khai lúc 8 giờ và 13 giờ 30 hằng ngày.',
  ],
  ['Đề nghị có bàn viết thấp cho người đi xe lăn.', 'Đã kê một bàn thấp cạnh lối dốc, có biển chỉ dẫn.'],
  [
    'Wifi ở khu chờ rất yếu, không nộp hồ sơ trên điện thoại được.',
    'Đã thêm một điểm phát; mật khẩu dán ở mỗi quầy.',
  ],
  [
    'Thông báo cắt điện của phường đăng muộn, tổ dân phố không biết.',
    'Từ nay thông báo đăng trước ít nhất ba ngày trên trang của phường và gửi các tổ trưởng.',
  ],
  [
    'Đèn đường ở phố Kẻ Vẽ hỏng mấy bóng, tối rất nguy hiểm.',
    'Đã báo đơn vị chiếu sáng; các bóng hỏng được thay trong hai ngày.',
  ],
  [
    'Rác ở đầu ngõ chợ dồn đống cuối tuần.',
    'Công ty môi trường thêm một chuyến chiều Chủ nhật; phường kiểm tra trong tháng.',
  ],
  [
    'Nên có người nói tiếng Anh hoặc bảng tiếng Anh cho người nước ngoài đăng ký tạm trú.',
    'Đã in bảng song ngữ cho các việc thường gặp; trang này cũng có bản tiếng Anh.',
  ],
  ['Bình nước uống ở sảnh hay hết vào buổi chiều.', 'Đã đặt lịch thay bình vào 13 giờ mỗi ngày.'],
  [
    'Xếp hàng trả kết quả lẫn với hàng nộp hồ sơ, rất lộn xộn.',
    'Đã tách hai lối, có vạch và biển chữ trên sàn.',
  ],
  [
    'Giờ nghỉ trưa ghi 12 giờ nhưng 11 giờ 40 quầy đã dừng nhận.',
    'Xin lỗi ông bà. Đã chấn chỉnh: quầy nhận đến đúng 12 giờ theo giờ niêm yết.',
  ],
  [
    'Tờ hướng dẫn cấp lại giấy khai sinh thiếu thành phần trích lục.',
    'Đã sửa và in lại tờ hướng dẫn, cập nhật cả trên trang Một cửa.',
  ],
  [
    'Cháu nhỏ đi cùng không có chỗ ngồi, mong có góc trẻ em.',
    'Đã dành một góc có bàn ghế nhỏ và sách tranh cạnh quầy số 2.',
  ],
  [
    'Phản ánh về vỉa hè trước trường học bị chiếm để xe.',
    'Tổ trật tự đã nhắc và kẻ lại vạch; kiểm tra vào giờ tan trường hằng ngày.',
  ],
  [
    'Nên nhắn tin khi có kết quả để đỡ phải gọi hỏi.',
    'Hệ thống đã nhắn tin cho hồ sơ có số điện thoại; hồ sơ giấy đang được bổ sung.',
  ],
]

export const thanked = [
  'Cảm ơn cô ở quầy hộ tịch đã ở lại quá giờ để làm xong giấy khai sinh cho cháu tôi.',
  'Chú bảo vệ dắt xe giúp và chỉ đường rất tận tình.',
  'Lần này làm chứng thực chưa đến mười phút, nhân viên vui vẻ.',
  'Anh hướng dẫn nộp trực tuyến kiên nhẫn chỉ cho mẹ tôi từng bước.',
]

/** Still waiting for an answer in the current month: the first is overdue, the last carries a phone number. */
export const waiting: { text: string; kind: 'suggestion' | 'praise' }[] = [
  { kind: 'suggestion', text: 'Loa gọi số thứ tự nhỏ quá, ngồi cuối phòng không nghe được.' },
  { kind: 'suggestion', text: 'Đề nghị ghi rõ thời gian chờ dự kiến trên phiếu số thứ tự.' },
  { kind: 'praise', text: 'Bạn chuyên viên ở quầy hướng dẫn rất dễ hiểu, cảm ơn phường.' },
  {
    kind: 'suggestion',
    text: 'Tôi nộp hồ sơ ba lần chưa xong, nhờ gọi lại cho tôi theo số 0900 000 123, tôi là Lê Thị Mẫu.',
  },
]

export const remarks: [level: number, comment: string][] = [
  [5, 'Rất nhanh, cảm ơn.'],
  [4, 'Tốt, nhưng nên có thêm ghế.'],
  [3, 'Chờ hơi lâu vào buổi sáng.'],
  [2, 'Phải quay lại lần thứ hai vì thiếu giấy mà hôm trước không nói.'],
  [5, 'Nhân viên giải thích dễ hiểu.'],
  [3, 'Máy lấy số khó dùng.'],
]
