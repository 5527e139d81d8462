import { GraphRail } from './graph-rail'

export default function CompanyGraph({ id }: { id: string }) {
  return <GraphRail kind="companies" id={id} />
}
