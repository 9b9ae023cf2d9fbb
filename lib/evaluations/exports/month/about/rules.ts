import type { BookAbout } from '@/lib/sheets/book'
import type { Scheme } from '../../../schemes/schema'
import { basisLine, schemeLines } from '../../rules'

type About = { unit: string; month: string; state: string; open: boolean; scores: boolean }

export function monthAbout(
  schemes: readonly Scheme[],
  { unit, month, state, open, scores }: About,
): BookAbout {
  return {
    title: `Tổng hợp đánh giá ${month}, ${unit}`,
    lines: [
      ['Trạng thái', state],
      ...schemeLines(schemes, (scheme) => [
        basisLine(scheme),
        ...scheme.criteria.map(({ id, label, maximum }): [string, string] => [
          id,
          `${label.vi}, tối đa ${maximum.replace('.', ',')} điểm.`,
        ]),
      ]),
      ...backIn(schemes, open, scores),
      ['Trong cơ quan', 'Điểm và loại của từng người chỉ dùng trong cơ quan, không công bố ra ngoài.'],
    ],
  }
}

function backIn(schemes: readonly Scheme[], open: boolean, scores: boolean): [string, string][] {
  if (!open)
    return [
      [
        'Nạp lại',
        'Tháng này không còn nhận điểm nên tệp chỉ để đọc; khi bảng được trả lại hoặc mở lại thì tải tệp mới để sửa.',
      ],
    ]
  if (!scores)
    return [
      [
        'Nạp lại',
        'Chỉ ai chấm điểm ở bảng này (người theo dõi, đánh giá; người có thẩm quyền xếp loại với những người do mình trực tiếp chấm) sửa và nạp lại được tệp.',
      ],
    ]
  return [
    [
      'Nạp lại',
      'Sửa các ô để mở rồi nạp tệp này ở chỗ nạp điểm của tháng. Ô để trống thì điều đang có giữ nguyên; nạp lại tệp chưa sửa không làm thay đổi gì. Hàng của người mà người tải tệp không chấm thì khóa.',
    ],
    ['Tổng điểm, xếp loại', 'Cổng tính lại từ các ô khác; sửa hai cột này không có tác dụng.'],
    ...(schemes.some(({ method }) => method !== 'points') ? tasked : []),
    [
      'Trang “Minh chứng”',
      'Mỗi dòng một minh chứng. Thêm dòng thì để trống cột “Dòng”; dòng bỏ khỏi tệp thì trên cổng vẫn còn, muốn xóa thì xóa ở trang của người ấy. Tệp đính kèm thì thêm và thay ở trang ấy; dòng nạp lại giữ tệp của nó.',
    ],
  ]
}

const tasked: [string, string][] = [
  [
    'Trang “Nhiệm vụ”',
    'Mỗi dòng một việc của người mà việc được ghi từng việc. Thêm dòng thì để trống cột “Việc”; dòng bỏ khỏi tệp thì trên cổng vẫn còn, muốn xóa thì xóa ở trang của người ấy.',
  ],
  [
    'Số việc và từng việc',
    'Người đang có số việc ở trang tổng hợp mà ghi từng việc ở đây thì các việc thay cho số đếm, và cộng lại phải bằng số ấy; không khớp thì tệp không được nạp.',
  ],
]
