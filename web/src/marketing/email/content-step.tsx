import { Menu } from '@mantine/core'
import { IconBold, IconBraces, IconH1, IconLink, IconList, IconPhoto, IconSquareRoundedPlus, type TablerIcon } from '@tabler/icons-react'
import { useRef } from 'react'
import { t, type MessageKey } from '~/app/messages'
import { useProperties } from '~/components/records/queries'
import type { Change, Words } from './email'
import styles from './content-step.module.css'

interface Props {
  words: Words
  onChange: Change
}

export function ContentStep({ words, onChange }: Props) {
  return (
    <>
      <div className={styles.lines}>
        <Line name="subject" words={words} onChange={onChange} longest={60} />
        <Line name="first_line" words={words} onChange={onChange} hint={t('email.first_line.hint')} longest={100} />
        <Line name="from_name" words={words} onChange={onChange} hint={t('email.from.hint')} />
      </div>
      <Body words={words} onChange={onChange} />
    </>
  )
}

const labels = { subject: 'email.subject', first_line: 'email.first_line', from_name: 'email.from' } as const

function Line({ name, words, onChange, hint, longest }: Props & { name: keyof typeof labels; hint?: string; longest?: number }) {
  const text = words[name]
  const length = [...text].length
  return (
    <label className={styles.line}>
      <span>{t(labels[name])}</span>
      <input value={text} maxLength={name === 'from_name' ? 200 : 500} placeholder={hint} onChange={(event) => onChange({ [name]: event.target.value })} />
      {longest && length > 0 && <small data-long={length > longest || undefined}>{length}</small>}
    </label>
  )
}

interface Insert {
  label: MessageKey
  icon: TablerIcon
  before: string
  after?: string
  sample?: string
}
const inserts: Insert[] = [
  { label: 'email.insert.headline', icon: IconH1, before: '\n# ', sample: 'A headline' },
  { label: 'email.insert.bold', icon: IconBold, before: '**', after: '**', sample: 'bold' },
  { label: 'email.insert.list', icon: IconList, before: '\n- ', sample: 'first' },
  { label: 'email.insert.link', icon: IconLink, before: '[', after: '](https://)', sample: 'words' },
  { label: 'email.insert.button', icon: IconSquareRoundedPlus, before: '\n[', after: '](https:// "button")\n', sample: 'Book now' },
  { label: 'email.insert.picture', icon: IconPhoto, before: '\n![', after: '](https://)\n', sample: 'What it shows' },
]

function Body({ words, onChange }: Props) {
  const text = words.body
  const area = useRef<HTMLTextAreaElement>(null)
  const keep = (body: string) => onChange({ body })
  const insert = ({ before, after = '', sample = '' }: Pick<Insert, 'before' | 'after' | 'sample'>) => {
    const input = area.current
    if (!input) return
    const { selectionStart: from, selectionEnd: to } = input
    const chosen = text.slice(from, to) || sample
    keep(text.slice(0, from) + before + chosen + after + text.slice(to))
    requestAnimationFrame(() => {
      input.focus()
      input.setSelectionRange(from + before.length, from + before.length + chosen.length)
    })
  }
  return (
    <div className={styles.desk}>
      <div className={styles.tools} role="toolbar" aria-label={t('email.body')}>
        {inserts.map(({ label, icon: Icon, ...sample }) => (
          <button key={label} type="button" title={t(label)} aria-label={t(label)} onClick={() => insert(sample)}><Icon size={16} stroke={1.75} /></button>
        ))}
        <PropertyMenu onPick={(name) => insert({ before: `{{ contact.${name} }}` })} />
      </div>
      <div className={styles.paper}>
        <textarea ref={area} aria-label={t('email.body')} value={text} spellCheck maxLength={100_000} onChange={(event) => keep(event.target.value)} />
        <p>{t('email.footer')}</p>
      </div>
      <p className={styles.hint}>{t('email.body.hint')}</p>
    </div>
  )
}

const offered = ['firstname', 'lastname', 'company', 'city', 'industry', 'jobtitle', 'country']

function PropertyMenu({ onPick }: { onPick: (name: string) => void }) {
  const properties = useProperties('contacts')
  const own = properties.filter(({ name, hubspotDefined }) => offered.includes(name) || hubspotDefined === false)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.property}><IconBraces size={16} stroke={1.75} aria-hidden />{t('email.insert.property')}</button>
      </Menu.Target>
      <Menu.Dropdown>
        {own.map(({ name, label }) => <Menu.Item key={name} onClick={() => onPick(name === 'firstname' ? 'firstname | default: "there"' : name)}>{label}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
