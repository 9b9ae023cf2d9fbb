/** What a card on a desk says of the one who sits there. */
export type Nameplates = {
  unit: { slug: string; name: string }
  people: { person: string; name: string; title: string }[]
}
