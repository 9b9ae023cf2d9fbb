import type { RuleKind } from '../schema'

/** A rule of a published version, under the key that it keeps. */
export type KnownRule = { key: number; kind: RuleKind; text: string; version: number }
