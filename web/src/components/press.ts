import { useMutation } from '@tanstack/react-query'
import { queryClient } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'
import { explain } from './failure'

interface Press<Value> {
  /** Of the record as it is shown. */
  version: number
  from: Value
  to: Value
  send: (version: number, value: Value) => Promise<{ version: number }>
  said: string
  /** Shows it before the server has answered; answers how to take that back. */
  show?: () => Promise<() => void>
}

/**
 * A switch, a choice, archiving: one press on what others may change too. The toast takes it back, or says why it was refused;
 * either way the queries under `keys` are asked anew, so that the next press is made on what is there.
 */
export function usePress<Value>(...keys: string[]) {
  return useMutation({
    mutationFn: ({ version, to, send }: Press<Value>) => send(version, to),
    onMutate: ({ show }) => show?.(),
    onSuccess: (saved, { from, send, said }) => doneWith(said, async () => void (await send(saved.version, from))),
    onError: (error, _press, takeBack) => {
      takeBack?.()
      failed(explain(error))
    },
    onSettled: async () => void (await Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))),
  })
}
