import { RecordFiles } from './record-files'

export default function KindFiles({ object, id }: { object: string; id: string }) {
  return <RecordFiles object={object} id={id} />
}
