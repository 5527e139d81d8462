import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldsOf } from '~/api/client'
import { t } from '~/app/messages'
import { FormDialog } from '~/components/form-dialog'
import { Problem } from '~/components/problem'
import { useTyped } from '~/lib/leaving'
import { useNavigate } from '~/lib/routes'
import { useSession } from '~/lib/session'  //? user money
import { isSame } from '~/lib/theirs'
import { doneWith } from '~/lib/undo'
import { __Record__Fields } from './__kebab__-fields'
import { blank, bodyOf, emptyIn, type Form } from './__kebab__-form'
import { add__Record__ } from './__kebabs__'

export function New__Record__({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const session = useSession()  //? user money
  const [given] = useState<Form>(() => blank(session))  //? user money
  const [given] = useState<Form>(blank)  //? !user !money
  const [form, setForm] = useState(given)
  const typed = useTyped(!isSame(form, given))
  const [asked, setAsked] = useState(false)
  const add = useMutation({
    mutationFn: add__Record__,
    onSuccess: ({ id, __title__ }) => {
      doneWith(t('__records__.added', { name: __title__ }))
      typed.sent()
      void navigate({ to: `/__kebabs__/${id}` })
    },
  })
  const missing = Object.fromEntries(asked ? emptyIn(form).map((name) => [name, t('__records__.missing')]) : [])
  const send = () => {
    setAsked(true)
    const body = bodyOf(form)
    if (body) add.mutate(body)
  }
  return (
    <FormDialog title={t('__records__.new')} submit={t('form.create')} busy={add.isPending} draft={typed} onSubmit={send} onClose={onClose}>
      <__Record__Fields form={form} change={(part) => setForm((now) => ({ ...now, ...part }))} errors={{ ...fieldsOf(add.error), ...missing }} />
      <Problem error={add.error} shown={[...Object.keys(form), 'amount']} />
    </FormDialog>
  )
}
