import { rowCellsOf } from '../../cells/rules'
import { letterKey } from '../../letters/schema'
import { same } from '../../merging/rules'
import type { CellFault, NotGradedReason, SaveRow, SheetPerson } from '../../sheets/schema'

/** Why nothing of a row is taken from who sends it. `own-row` of another: no points of her are taken here. */
export type WhyShut = 'own-row' | 'by-head' | 'not-yours' | 'not-now'

/** Every cell that was written into a row which is not hers to write: none is taken, and each waits for her as a draft. */
export function shutFaults(person: SheetPerson, row: SaveRow, reason: WhyShut): CellFault[] {
  const cells = rowCellsOf(person.scheme, person)
  const why = reason === 'own-row' && person.notGraded ? untaken[person.notGraded] : sentences[reason]
  return Object.entries(row.cells)
    .filter(([key]) => key === letterKey || Object.hasOwn(cells, key))
    .filter(([key, typed]) => row.base?.[key] === undefined || !same(typed, row.base[key]))
    .map(([key, typed]) => ({ person: person.personId, name: person.fullName, key, typed, why, shut: true }))
}

const sentences: Record<WhyShut, string> = {
  'own-row': 'Người này không chấm điểm ở bảng này.',
  'by-head': 'Người này nay do người có thẩm quyền xếp loại trực tiếp chấm.',
  'not-yours': 'Người này do người theo dõi, đánh giá của đơn vị chấm.',
  'not-now': 'Phiếu của người này đã khóa, không nhận điểm nữa.',
}

const untaken: Record<NotGradedReason, string> = {
  level_above: 'Người này do cấp trên trực tiếp đánh giá, không chấm ở bảng này.',
  own_unit: 'Người này do đơn vị của mình đánh giá, không chấm ở bảng này.',
  few_days: 'Người này có mặt dưới nửa số ngày của tháng nên không chấm điểm.',
  on_leave: 'Người này nghỉ dài ngày trong tháng nên không chấm điểm.',
  no_task: 'Người này không có nhiệm vụ trong tháng.',
}
