/**
 * What is written, as it may be typed: without tone marks and accents, `đ` as `d`, small letters, single spaces.
 * `do xuan` finds `Đỗ Xuân`, `Hoà` equals `Hòa`. For finding and matching only: two names may fold to one.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()
}

/** One form for what people type or paste: NFC, no invisible marks, single spaces, no space at the ends. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}
