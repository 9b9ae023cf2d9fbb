/** A run of a text: in both versions, only in the later, only in the earlier. */
export type Run = { kind: 'same' | 'added' | 'removed'; text: string }

export type Fate = 'same' | 'changed' | 'added' | 'removed'
/** Each language on its own; `en` null while neither version has English. */
export type TextChange = { vi: Run[]; en: Run[] | null }
export type RuleChange = { key: number; kind: string; fate: Fate; text: TextChange }
export type ArticleChange = {
  /** In the later version, or in the earlier when it is gone. */
  number: number
  /** Its number before, when that was another. */
  was: number | null
  fate: Fate
  title: TextChange
  summary: TextChange
  rules: RuleChange[]
  text: TextChange | null
}
export type CodeChanges = {
  head: { field: 'title' | 'number' | 'issuedBy' | 'note'; text: TextChange }[]
  articles: ArticleChange[]
}
