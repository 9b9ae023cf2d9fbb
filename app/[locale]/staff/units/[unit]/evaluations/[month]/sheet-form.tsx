'use client'

import { useEffect, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { headsOf, nextId, partsOf, type SheetModel, tableId } from '@/components/evaluations/grid/model'
import { basesHtml, labelsHtml, rowsHtml } from '@/components/evaluations/grid/rows'
import { startSheet } from '@/components/evaluations/grid/start'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SkipLink } from '@/components/ui/text'
import { type GridColumn, GridBar, GridTable } from '@/components/ui/grid-table'

type SheetFormProps = {
  /** A `SheetModel` as JSON: one text instead of thousands of values, each of which React would write by itself. */
  model: string
  /** Of this answer's policy, for the style that the server writes. */
  nonce: string
  nameLabel: string
  /** One for each scheme that somebody in the sheet is graded by. */
  tables: { caption: string; columns: GridColumn[] }[]
  /** Which month of which unit. */
  where: { unit: string; month: string }
  summary: { progress: string; quota: string; groups: string; reasons: string }
  ended: { title: string; text: string; signIn: string }
  /** `submit`: null where she types and does not send. */
  buttons: Record<'save' | 'fold' | 'skip', string> & { submit: string | null }
  /** To the first question where two wrote one cell, and to the list of what is wrong; null where there is none. */
  ways: { asked: { text: string; to: string } | null; faults: string | null }
  /** As she had it when she saved. */
  folded: boolean
  /** When that was, if she did. */
  saved: string
  /** Beside the fold: the keys, and ways on. */
  tools: ReactNode
  children: ReactNode
}

/** The month's sheet: an HTML form; with scripts it is given its keys, its sums while typing and its drafts. */
export function SheetForm(props: SheetFormProps) {
  const { nonce, nameLabel, tables, where, summary, ended, buttons, ways, folded, saved, tools, children } =
    props
  const model = useMemo(() => JSON.parse(props.model) as SheetModel, [props.model])
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!form.current) return undefined
    draw(form.current, model)
    return startSheet(form.current, model)
  }, [model])
  // The server writes the rows; the browser takes them as they came and never draws them again.
  const onServer = typeof window === 'undefined'
  const before = onServer ? labelsHtml(model, nonce) + (model.writable ? basesHtml(model) : '') : ''
  return (
    <form ref={form} action={model.address} method="post" autoComplete="off" noValidate>
      {children}
      <div data-live="clashes" className="n-stack" />
      <input type="hidden" name="unit" value={where.unit} />
      <input type="hidden" name="month" value={where.month} />
      <input type="hidden" name="owner" value={model.owner} />
      <div hidden data-bases suppressHydrationWarning dangerouslySetInnerHTML={{ __html: before }} />
      <div className="n-sheet-tools">
        <div className="n-choice n-fold">
          <input type="checkbox" id="gon" name="gon" value="1" defaultChecked={folded} />
          <label htmlFor="gon">{buttons.fold}</label>
        </div>
        {tools}
        {model.writable && <SkipLink target="luu" label={buttons.skip} />}
      </div>
      {tables.map(({ caption, columns }, at) => (
        <GridTable
          key={tableId(at)}
          id={tableId(at)}
          caption={caption}
          nameLabel={nameLabel}
          columns={columns}
          heads={headsOf(at)}
          html={onServer ? rowsHtml(model, at) : ''}
        />
      ))}
      <GridBar
        progress={
          <>
            <div role="alert" className="n-ended">
              <div data-live="ended" hidden>
                <Notice kind="attend" title={ended.title}>
                  <p>
                    {ended.text} <a href={model.signIn}>{ended.signIn}</a>
                  </p>
                </Notice>
              </div>
            </div>
            <p data-live="progress">{summary.progress}</p>
            <p data-live="quota">{summary.quota}</p>
            <p data-live="groups">{summary.groups}</p>
            <p data-live="reasons">{summary.reasons}</p>
            <p data-live="asked" hidden={!ways.asked}>
              <a href={`#${ways.asked?.to ?? ''}`}>{ways.asked?.text}</a>
            </p>
            <output data-live="told" />
            <p data-live="why" />
            {ways.faults && (
              <p>
                <a href="#error-summary-title">{ways.faults}</a>
              </p>
            )}
          </>
        }
        saved={saved}
      >
        {model.writable && (
          <>
            <Button kind="second" id="luu">
              {buttons.save}
            </Button>
            {buttons.submit && (
              <Button name="step" value="submit" id={model.next === undefined ? nextId : undefined}>
                {buttons.submit}
              </Button>
            )}
          </>
        )}
      </GridBar>
    </form>
  )
}

/**
 * Who comes here without a page from the server (signed in again, and sent on by the router) has no rows yet; and no
 * style of the columns, which has the nonce of another page.
 */
function draw(form: HTMLFormElement, model: SheetModel): void {
  const bodies = partsOf(model).map((_, at) => form.querySelector(`#${tableId(at)} tbody`))
  if (bodies.some((rows) => !rows || rows.hasChildNodes())) return
  bodies.forEach((rows, at) => (rows!.innerHTML = rowsHtml(model, at, true)))
  const bases = form.querySelector('[data-bases]')
  if (bases && model.writable) bases.innerHTML = basesHtml(model)
}
