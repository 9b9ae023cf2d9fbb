import { Shape } from './shape'

export type FieldError = { id: string; text: string }

/** Before the h1's form, first thing in `<main>`. `autoFocus` moves the reader there without a script, as
 * GOV.UK's does with one: to the heading, since a browser shows the middle of what is longer than its window. Begin the
 * document's title with the word for “error” too. */
export function ErrorSummary({ title, errors }: { title: string; errors: FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div className="n-errors" role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title" tabIndex={-1} autoFocus>
        <Shape name="triangle" />
        {title}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.id}>
            <a href={`#${error.id}`}>{error.text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
