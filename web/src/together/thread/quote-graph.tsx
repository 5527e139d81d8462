import { GraphRail } from './graph-rail'

export default function QuoteGraph({ id }: { id: string }) {
  return <GraphRail kind="quotes" id={id} />
}
