import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import type { Path } from '~/lib/routes'

export type Graph = Schemas['thread.Graph']
export type GraphNode = Schemas['thread.Node']
export type GraphEdge = Schemas['thread.Edge']
export type More = Schemas['thread.More']

/** A further page of one node's neighbours. */
interface Page {
  key: string
  kind: string
  id: string
  after: string
}

/** Sources are called anything: a slash in one is part of its name. */
export const addressInGraph = (kind: string, id: string): Path => `/threads/${kind}/${encodeURIComponent(id)}`

const graphQuery = (kind: string, id: string, depth: number, after?: string) =>
  queryOptions({
    queryKey: ['graph', kind, id, depth, after],
    queryFn: ({ signal }) => api.get('/api/thread/{kind}/{id}', { path: { kind, id }, query: { depth, after }, signal }),
    meta: { watches: ['contacts', 'companies', 'deals', 'tickets', 'quotes', 'products', 'handoffs', 'forms', 'pages', 'campaigns'] },
  })

export const useGraph = (kind: string, id: string, depth: number) => useQuery(graphQuery(kind, id, depth))

/** The graph from one node, with what was asked for beyond it. */
export function useWidened(kind: string, id: string, depth: number) {
  const first = useGraph(kind, id, depth)
  const [pages, setPages] = useState<Page[]>([])
  const further = useQueries({ queries: pages.map((page) => graphQuery(page.kind, page.id, 1, page.after)) })
  const graph = first.data && pages.reduce((known, page, index) => widened(known, page, further[index]?.data), first.data)
  const widen = (node: GraphNode, more: More) => setPages((known) => (known.some((page) => page.key === node.key && page.after === more.after) ? known : [...known, { key: node.key, kind: node.kind, id: node.id, after: more.after }]))
  return { graph, error: first.error, refetch: first.refetch, isWidening: further.some((one) => one.isPending), widen }
}

const tieOf = (edge: GraphEdge): string => `${edge.edge} ${edge.from} ${edge.to}`

/** A graph and a page of one of its nodes' neighbours. */
export function widened(graph: Graph, page: Pick<Page, 'key' | 'after'>, found: Graph | undefined): Graph {
  const at = graph.nodes.find((node) => node.key === page.key)
  if (!at || !found) return graph
  const known = new Set(graph.nodes.map((node) => node.key))
  const ties = new Set(graph.edges.map(tieOf))
  return {
    nodes: [
      ...graph.nodes.map((node) => (node === at ? { ...node, more: [...node.more.filter((more) => more.after !== page.after), ...(found.nodes[0]?.more ?? [])] } : node)),
      ...found.nodes.slice(1).filter((node) => !known.has(node.key)).map((node) => ({ ...node, step: at.step + node.step })),
    ],
    edges: [...graph.edges, ...found.edges.filter((edge) => !ties.has(tieOf(edge)))],
  }
}

/** A neighbour of a node, and what ties the two. */
export interface Tied {
  node: GraphNode
  edge: GraphEdge
}

/** What led to a node, or what came of it; of several ties between the same two the first. */
export function tiedTo(graph: Graph, key: string, direction: More['direction']): Tied[] {
  const near = direction === 'back' ? 'to' : 'from'
  const far = direction === 'back' ? 'from' : 'to'
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]))
  const found = new Map<string, Tied>()
  for (const edge of graph.edges) {
    const node = nodes.get(edge[far])
    if (edge[near] === key && node && !found.has(node.key)) found.set(node.key, { node, edge })
  }
  return [...found.values()]
}
