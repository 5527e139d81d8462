import { GraphRail } from './graph-rail'

export default function ContactGraph({ id }: { id: string }) {
  return <GraphRail kind="contacts" id={id} />
}
