import type { ComponentType, ReactNode } from 'react'
import type { CrmRecord, Pipeline, SearchFilter, Stage } from '~/api/types'
import type { Sort } from '~/lib/filters'
import type { Values } from '../queries'
import type { ListDefinition } from '../record-list'
import type { Piped } from '../stages'

/** What is special about the board of a kind; F is what it says of a whole column, e.g. sums. */
export interface BoardDefinition<F> {
  list: ListDefinition & { object: Piped }
  /** What its cards read. */
  properties: string[]
  sort: Sort
  Card: ComponentType<CardProps<F>>
  /** What is read aloud of a card. */
  sayCard: (record: CrmRecord, stage: Stage) => string
  /** Stages without a column show nothing. */
  isColumn?: (stage: Stage) => boolean
  /** Of what stands in a stage only these have a place in its column. */
  within?: (stage: Stage, now: number) => SearchFilter[]
  title?: (stage: Stage) => ReactNode
  figures?: Figures<F>
  /** Places that rise from below while a card is in the air. */
  zones?: (pipeline: Pipeline) => Zone[]
  /** What a move sets besides the stage, so that the card says it at once. */
  moved?: () => Values
  /** Asks before a card goes to such a stage. */
  ask?: { of: (stage: Stage) => boolean; Question: ComponentType<QuestionProps> }
}

export interface CardProps<F> {
  record: CrmRecord
  stage: Stage
  figures: F | undefined
  now: number
}

export interface Figures<F> {
  /** What stands in the columns, in at most five groups of filters. */
  among: (now: number) => SearchFilter[][]
  /** Read of each of them, shown as a card or not. */
  properties: string[]
  of: (records: CrmRecord[], stage: Stage, now: number) => F
  /** Beside the name of the stage. */
  Beside: ComponentType<{ stage: Stage }>
  /** The line below; `toCome` where a drop would change it. */
  Below: ComponentType<{ stage: Stage; figures: F; toCome: F | undefined }>
  /** Of all columns, at the end of the bar. */
  Total: ComponentType<{ columns: { stage: Stage; figures: F }[] }>
}

export interface Zone {
  stage: Stage
  label: ReactNode
}

export interface QuestionProps {
  record: CrmRecord
  onClose: () => void
  onAnswer: (values: Values) => void
}

/** A column as it is, or would be after a drop. */
export interface Column<F> {
  stage: Stage
  records: CrmRecord[]
  /** All that stand there, shown or not; unknown until it is counted. */
  total: number | undefined
  figures: F | undefined
}

export interface Move {
  record: CrmRecord
  stage: Stage
  values: Values
}
