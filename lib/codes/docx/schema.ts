/** A paragraph as a DOCX has it, and what else the file says. */
export type SignedParagraph = { text: string; table: boolean }
export type SignedNote = { kind: 'margin' | 'note' | 'deleted' | 'picture' | 'unread'; text: string }
