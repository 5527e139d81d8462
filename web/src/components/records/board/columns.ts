import type { CrmRecord, Stage } from '~/api/types'
import { stageOf } from '../stages'
import type { BoardDefinition, Column } from './definition'

/** What is loaded of one column. */
export interface Loaded {
  results: CrmRecord[]
  total: number
  /** So many were asked for. */
  most: number
}

export interface OnBoard {
  loaded: Loaded | undefined
  stage: Stage
}

/** A stage after another with what lies in it; `measured` are all records of the board. */
export function toColumns<F>(board: BoardDefinition<F>, parts: OnBoard[], measured: CrmRecord[] | undefined, now: number): Column<F>[] {
  const { figures, list } = board
  return parts.map(({ stage, loaded }) => ({
    stage,
    records: loaded?.results ?? [],
    total: loaded?.total,
    figures: figures && measured && figures.of(measured.filter((record) => stageOf(list.object, record) === stage.id), stage, now),
  }))
}

/** The records as they would be with one of them in another stage. */
export const moved = (records: CrmRecord[], id: string, values: Record<string, string>): CrmRecord[] =>
  records.map((one) => (one.id === id ? { ...one, properties: { ...one.properties, ...values } } : one))

export const without = (loaded: Loaded, id: string): Loaded => {
  const results = loaded.results.filter((one) => one.id !== id)
  return { ...loaded, results, total: loaded.total - (loaded.results.length - results.length) }
}

export const withFirst = (loaded: Loaded, record: CrmRecord): Loaded => {
  const others = without(loaded, record.id)
  return { ...others, results: [record, ...others.results], total: others.total + 1 }
}

/** The stage before or after, among those that have a column. */
export function neighbour(stages: Stage[], stage: string, by: 1 | -1): Stage | undefined {
  const at = stages.findIndex((one) => one.id === stage)
  return at < 0 ? undefined : stages[at + by]
}
