import { LinkedKinds } from './linked'

export default function ContactKinds({ id }: { id: string }) {
  return <LinkedKinds from="contacts" id={id} />
}
