import { GraphRail } from './graph-rail'

export default function DealGraph({ id }: { id: string }) {
  return <GraphRail kind="deals" id={id} />
}
