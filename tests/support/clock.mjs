import { readFileSync } from 'node:fs'

// Loaded into a portal's process by NODE_OPTIONS: it lives as many days later as the file named by NEP_TEST_DAYS says
// when it starts, so that a journey reaches a month to come.
const shift = Number(readFileSync(process.env.NEP_TEST_DAYS ?? '', 'utf8')) * 86_400_000
const Real = globalThis.Date

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + shift)
    else super(...given)
  }

  // Next wraps Date and looks for its own members only.
  static parse = Real.parse
  static UTC = Real.UTC

  static now() {
    return Real.now() + shift
  }
}
