// Between what a list of contacts is filtered by and the conditions of segments.
import type { Schemas } from '~/api/types'
import { isComplete, type Filter } from '~/lib/filters'
import { conditionOf } from '~/components/conditions/say'
import type { Segment } from './segments'
import { everybody, isGroup, type Condition, type Group } from '~/components/conditions/tree'

type Property = Schemas['records.PropertyView']

/** The condition by which a list shows whom a segment means. */
export const listed = ({ id, kind, condition }: Segment): Condition => (kind === 'fixed' ? { type: 'all', conditions: [{ type: 'segment', segment_id: id }] } : condition)

/** One tree of all that the list is filtered by: the conditions, then the filters beside them, then what was typed. */
export function treeOf(condition: Condition | undefined, filters: Filter[], query: string, properties: Property[]): Group {
  const first = condition === undefined ? everybody : isGroup(condition) ? condition : { type: 'all' as const, conditions: [condition] }
  const beside: Condition[] = filters.filter(isComplete).map((filter) => conditionOf(filter, properties.find(({ name }) => name === filter.property)))
  if (query.trim()) beside.push({ type: 'words', query: query.trim() })
  if (beside.length === 0) return first
  return { type: 'all', conditions: [...(first.type === 'all' ? first.conditions : [first]), ...beside] }
}
