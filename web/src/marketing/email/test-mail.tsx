import { Button, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { useSession } from '~/lib/session'
import { done } from '~/lib/undo'
import { sendTest, type Campaign } from './email'

export function TestMail({ campaign, contact }: { campaign: Campaign; contact: string | undefined }) {
  const [opened, setOpened] = useState(false)
  const [to, setTo] = useState(useSession().user.email)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const { data } = await sendTest(campaign.id, to.trim(), contact)
      done(data.will_be_sent ? t('email.test.sent', { to }) : t('email.test.kept'))
      setOpened(false)
    } catch (error) {
      setProblem(explain(error))
    }
    setBusy(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus>
      <Popover.Target><Button onClick={() => setOpened((now) => !now)}>{t('email.test')}</Button></Popover.Target>
      <Popover.Dropdown p={12}>
        <form onSubmit={(event) => { event.preventDefault(); void send() }}>
          <TextInput data-autofocus type="email" required label={t('email.test.to')} value={to} error={problem} onChange={(event) => setTo(event.currentTarget.value)} />
          <Button type="submit" mt={12} loading={busy}>{t('email.test.send')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
