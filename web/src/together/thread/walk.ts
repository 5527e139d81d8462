import { useSearch } from '@tanstack/react-router'
import { useNavigate } from '~/lib/routes'
import { addressInGraph, type GraphNode } from './graph'

/** What the address of the graph holds besides its middle. */
export interface Shown {
  as?: string
  depth?: number | string
}

/** Walks on from a node: the page is then about that one. */
export function useWalk(): (node: GraphNode) => void {
  const navigate = useNavigate()
  const { as, depth } = useSearch({ strict: false }) as Shown
  return (node) => void navigate({ to: addressInGraph(node.kind, node.id), search: { as, depth: depth === undefined ? undefined : String(depth) } })
}
