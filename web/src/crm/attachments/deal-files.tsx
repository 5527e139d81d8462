import { RecordFiles } from './record-files'

export default function DealFiles({ id }: { id: string }) {
  return <RecordFiles object="deals" id={id} />
}
