import { RecordFiles } from './record-files'

export default function CompanyFiles({ id }: { id: string }) {
  return <RecordFiles object="companies" id={id} />
}
