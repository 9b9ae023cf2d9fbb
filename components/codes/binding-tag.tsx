import { Tag } from '@/components/ui/tag'

type BindingTagProps = { binding: boolean; t: (key: 'binding.staff' | 'binding.advice') => string }

/** Whom a code commands or advises. */
export function BindingTag({ binding, t }: BindingTagProps) {
  return <Tag shape={binding ? 'square' : 'ring'}>{t(binding ? 'binding.staff' : 'binding.advice')}</Tag>
}
