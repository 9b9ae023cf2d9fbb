import { PDFDocument } from '@cantoo/pdf-lib'

const MM = 72 / 25.4
/** What `templates/parts/paper.typ` leaves beyond the bleed for the marks, in millimetres. */
const MARKS = 7

/** Tells the print shop's program where each sheet is trimmed and how far the colour runs out (ISO 32000, 14.11.2). */
export async function withPrintBoxes(pdf: Uint8Array, bleed: number): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  for (const page of document.getPages()) {
    const { width, height } = page.getSize()
    const inset = (mm: number) => [mm * MM, mm * MM, width - 2 * mm * MM, height - 2 * mm * MM] as const
    page.setTrimBox(...inset(MARKS + bleed))
    page.setBleedBox(...inset(MARKS))
  }
  return Buffer.from(await document.save())
}
