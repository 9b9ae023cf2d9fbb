import 'server-only'
import type { SheetWords } from '@/components/evaluations/grid/model'
import { texts } from '@/lib/texts'

/** Sentences for the browser to fill. */
export function wordsOf(): SheetWords {
  const t = texts('vi', 'evaluations')
  const given = Object.fromEntries(
    sentences.map((key) => [key, t(`grid.${key as 'full'}`, { ...places, ...more })]),
  )
  return {
    ...(given as Omit<SheetWords, 'total' | 'last' | 'self' | 'lines' | 'state'>),
    total: t('total'),
    last: t('lastGrade'),
    self: t('selfScore'),
    lines: t('lines'),
    state: t('rowState'),
  }
}

const sentences = [
  ...['lineCount', 'addLine', 'wishCounts', 'wishLower', 'wishHigher', 'missingCells', 'missingReason'],
  ...['missingLine', 'full', 'wrongCells', 'progress', 'direct'],
  ...[
    'quota',
    'outstanding',
    'quotaOver',
    'group',
    'groupOver',
    'reasons',
    'saved',
    'saving',
    'unsaved',
    'offline',
    'refused',
    'notSent',
    'notMended',
    'shut',
    'untaken',
    'begun',
    'notUndone',
    'notPasted',
    'noRoom',
    'notFilled',
    'asked',
    'why',
    'filledDown',
    'nothingToFill',
  ],
  ...[
    'before',
    'after',
    'place',
    'clashTitle',
    'clashMine',
    'clashTheirs',
    'clashOwnTitle',
    'clashOwn',
    'clashEmpty',
    'clashSomebody',
  ],
] as const

// Places stay in braces for the browser to fill.
const places = {
  n: '{n}',
  names: '{names}',
  ready: '{ready}',
  graded: '{graded}',
  name: '{name}',
  count: '{count}',
}
const more = {
  base: '{base}',
  percent: '{percent}',
  ceiling: '{ceiling}',
  outstanding: '{outstanding}',
  at: '{at}',
  of: '{of}',
  value: '{value}',
  letter: '{letter}',
  now: '{now}',
  who: '{who}',
  why: '{why}',
  label: '{label}',
}
