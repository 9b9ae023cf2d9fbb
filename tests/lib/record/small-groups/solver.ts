import highs from 'highs'

const solver = await highs()

/** A set of linear facts over whole numbers ≥ 0, as somebody who collects all that is public writes them down. */
export class Facts {
  private readonly lines: string[] = []
  private readonly names = new Set<string>()

  /** Σ factor × name = total */
  equal(terms: readonly (readonly [number, string])[], total: number): this {
    return this.add(terms, '=', total)
  }

  atMost(terms: readonly (readonly [number, string])[], total: number): this {
    return this.add(terms, '<=', total)
  }

  atLeast(terms: readonly (readonly [number, string])[], total: number): this {
    return this.add(terms, '>=', total)
  }

  /** The least and greatest value that each of these can have; a mixed-integer program per end unless seen already. */
  ranges(wanted: readonly string[], enough = Infinity): Map<string, { low: number; high: number }> {
    const found = new Map(wanted.map((name) => [name, { low: Infinity, high: -Infinity }]))
    for (const name of wanted) {
      const range = found.get(name)!
      for (const direction of ['Maximize', 'Minimize'] as const) {
        // Every solution is a possible world, whatever it was asked for.
        if (range.high - range.low >= enough) continue
        const world = this.solve(direction, name)
        for (const [other, seen] of found) {
          seen.low = Math.min(seen.low, world.get(other)!)
          seen.high = Math.max(seen.high, world.get(other)!)
        }
      }
    }
    return found
  }

  isPossible(): boolean {
    return this.names.size === 0 || this.run('Maximize', [...this.names][0]!).Status === 'Optimal'
  }

  private solve(direction: 'Maximize' | 'Minimize', name: string): Map<string, number> {
    const { Status, Columns } = this.run(direction, name)
    if (Status !== 'Optimal') throw new Error(`${direction} ${name}: ${Status}`)
    return new Map(
      Object.entries(Columns).map(([column, { Primal }]) => [column, Math.round(Primal as number)]),
    )
  }

  private run(direction: string, name: string) {
    const names = [...this.names]
    const bounds = names.map((one) => ` 0 <= ${one} <= 1000`)
    return solver.solve(
      [
        ...[direction, ` goal: ${name}`, 'Subject To', ...this.lines, 'Bounds', ...bounds],
        ...['General', ...names.map((one) => ` ${one}`), 'End'],
      ].join('\n'),
    )
  }

  private add(terms: readonly (readonly [number, string])[], sign: string, total: number): this {
    for (const [, name] of terms) this.names.add(name)
    const sum = terms
      .map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`)
      .join(' ')
    this.lines.push(` f${this.lines.length}: ${sum} ${sign} ${total}`)
    return this
  }
}
