import { RecordFiles } from './record-files'

export default function ContactFiles({ id }: { id: string }) {
  return <RecordFiles object="contacts" id={id} />
}
