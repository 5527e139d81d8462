// What a type of field is in each language. In a text `__field__` is its name; the words of templates work here too.
import { camel, capital, pascal, spaced } from './names.mjs'

const textInput = (more, value = 'form.__field__', typed = 'event.currentTarget.value') =>
  `<TextInput label={t('__records__.field.__field__')}${more} value={${value}} error={errors['__field__']} onChange={(event) => change({ __field__: ${typed} })} />`
const column = (more, text, render = text) =>
  `{ name: '__field__', label: t('__records__.field.__field__'), ${more}, text: ({ __field__ }) => ${text}, render: ({ __field__ }) => ${render} },`

const text = {
  row: 'std::string', given: 'std::optional<Text<0, 200>>', part: 'Text<0, 200>', begun: `given.__field__ ? given.__field__->value : ""`, sql: '__field__ text not null',
  cpp: '{{"Words"}}', cpp_row: '"Words"', demo: '{{"A few words"}}',
  form: 'string', read: '__camel__.__field__', blank: `''`, web: `'Words'`, api: `'Words'`, mantine: ['TextInput'], input: textInput(' maxLength={200}'), column: column('width: 160', '__field__'),
}
const title = {
  ...text, given: 'Text<1, 200>', part: 'Text<1, 200>', begun: 'given.__field__', cpp: '{"First"}', cpp_row: '"First"', web: `'First'`, api: `'First'`,
  filled: 'form.__field__.trim()', input: textInput(' withAsterisk data-autofocus maxLength={200}'), column: column('width: 260, grows: true', '__field__'),
}
const long_text = {
  ...text, given: 'std::optional<Text<0, 10\'000>>', part: 'Text<0, 10\'000>', demo: '{{"What is to be said about it."}}', mantine: ['Textarea'],
  input: textInput(' autosize minRows={3} maxRows={20} maxLength={10000}').replace('TextInput', 'Textarea'), column: undefined,
}
const number = {
  row: 'std::int64_t', given: 'Whole<-999\'999\'999\'999, 999\'999\'999\'999>', part: 'Whole<-999\'999\'999\'999, 999\'999\'999\'999>', begun: 'given.__field__', sql: '__field__ bigint not null',
  init: ' = 0', cpp: '{12}', cpp_row: '12', demo: '{12}',
  form: 'string', read: 'String(__camel__.__field__)', blank: `''`, filled: 'form.__field__.trim()', web: '12', api: '12',
  mantine: ['TextInput'], input: textInput(' withAsterisk inputMode="numeric"'), formats: ['formatNumber'], column: column(`width: 104, align: 'right'`, 'String(__field__)', 'formatNumber(__field__)'),
}
const money = {
  row: 'Money', given: 'Money', part: 'Money', begun: 'given.__field__', sql: '__field___minor bigint not null,\n__field___currency text not null',
  cpp: '{1\'250, "EUR"}', cpp_row: '(Money{1\'250, "EUR"})', demo: '{120\'000, "EUR"}',
  form: 'Money', read: '__camel__.__field__', blank: `{ amount: '', currency: workspace.currency }`, filled: 'form.__field__.amount',
  web: `{ amount: '12.50', currency: 'EUR' }`, api: `{ amount: '12.50', currency: 'EUR' }`,
  input: `<MoneyInput label={t('__records__.field.__field__')} withAsterisk value={form.__field__} error={errors['__field__'] ?? errors['amount']} onChange={(__field__) => change({ __field__ })} />`,
  formats: ['formatMoney'], column: column(`width: 120, align: 'right'`, '`${__field__.amount} ${__field__.currency}`', 'formatMoney(__field__.amount, __field__.currency)'),
}
const date = {
  row: 'Date', given: 'Date', part: 'Date', begun: 'given.__field__', sql: '__field__ text not null',
  cpp: '{2027, 3, 1}', cpp_row: '(Date{2027, 3, 1})', demo: 'add_days(date_of(now), 30)',
  form: 'string', read: '__camel__.__field__', blank: `''`, filled: 'form.__field__', web: `'2027-03-01'`, api: `'2027-03-01'`,
  mantine: ['TextInput'], input: textInput(' withAsterisk type="date"'), formats: ['formatDay'], column: column('width: 112', '__field__', 'formatDay(__field__)'),
}
const time = {
  ...date, row: 'Instant', given: 'Instant', part: 'Instant', sql: '__field__ bigint not null', cpp: '{1\'790\'000\'000\'000}', cpp_row: '(Instant{1\'790\'000\'000\'000})', demo: 'now + days(30)',
  web: `'2027-03-01T09:00:00.000Z'`, api: `'2027-03-01T09:00:00.000Z'`,
  input: textInput(' withAsterisk type="datetime-local"', 'toLocal(form.__field__)', 'toInstant(event.currentTarget.value)'), formats: ['formatRecent'], column: column('width: 132', '__field__', 'formatRecent(__field__)'),
}
const boolean = {
  row: 'bool', init: ' = false', given: 'std::optional<bool>', part: 'bool', begun: 'given.__field__.value_or(false)', sql: '__field__ bigint not null', cpp: '{true}', cpp_row: 'true', demo: '{true}',
  form: 'boolean', read: '__camel__.__field__', blank: 'false', web: 'true', api: 'true', mantine: ['Switch'],
  input: `<Switch label={t('__records__.field.__field__')} checked={form.__field__} onChange={(event) => change({ __field__: event.currentTarget.checked })} />`,
  column: column('width: 104', `t(__field__ ? 'value.yes' : 'value.no')`),
}
const choice = {
  row: '__Field__', init: '{}', given_init: '{}', given: '__Field__', part: '__Field__', begun: 'given.__field__', sql: '__field__ text not null', cpp: '{__Field__::__field.first__}', cpp_row: '__Field__::__field.first__', demo: '{__Field__::__field.first__}',
  form: '__Field__', read: '__camel__.__field__', blank: '__field.quoted_first__', web: '__field.quoted_first__ as const', api: '__field.quoted_first__', mantine: ['Select'],
  input: `<Select label={t('__records__.field.__field__')} data={__field.camel__Choices.map((value) => ({ value, label: t(\`__records__.__field__.\${value}\`) }))} value={form.__field__} allowDeselect={false} onChange={(value) => change({ __field__: value as Form['__field__'] })} />`,
  column: column('width: 120', 't(`__records__.__field__.${__field__}`)'),
}
const user = {
  row: 'UserId', given: 'std::optional<UserId>', part: 'UserId', begun: 'given.__field__.value_or(UserId())', sql: '__field__ bigint not null', cpp: 'UserId(7)', cpp_row: 'UserId(7)',
  form: 'string', read: '__camel__.__field__', blank: 'user.id', filled: 'form.__field__', web: `'7'`,
  input: `<OwnerSelect label={t('__records__.field.__field__')} withAsterisk value={form.__field__} error={errors['__field__']} onChange={(__field__) => change({ __field__ })} />`,
  column: column('width: 148', 'sayOwner(owners, __field__)'),
}
const recordOf = (object, demo, api) => ({
  group: 'record', object, row: 'RecordId', given: 'RecordId', part: 'RecordId', begun: 'given.__field__', sql: '__field__ bigint not null', cpp: 'RecordId(7)', cpp_row: 'RecordId(7)', demo,
  form: 'string', read: '__camel__.__field__', blank: `''`, filled: 'form.__field__', web: `'7'`, api,
  input: `<RecordSelect object="${object}" label={t('__records__.field.__field__')} withAsterisk value={form.__field__} error={errors['__field__']} onChange={(__field__) => change({ __field__ })} />`,
  column: column('width: 160', '__field__', '<__field.Base__Name id={__field__} />'),
})

const types = {
  text, long_text, number, money, date, time, boolean, user,
  contact: recordOf('contacts', 'person.contact', `(await tandem.contact({ firstname: 'Ada' })).id`),
  company: recordOf('companies', 'person.firm', `(await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Firm' } })).body.id`),
  deal: recordOf('deals', 'person.deal', `(await tandem.deal({ dealname: 'Bikes' })).id`),
}

export const known = [...Object.keys(types), 'choice(first|second|…)'].join(', ')

/** 'review_date:date' as it was given → { name, type, choices? }; undefined where it is none of these. */
export function readField(given) {
  const [, name, type, list] = /^([^:]*):(\w+)(?:\((.*)\))?$/.exec(given) ?? []
  if (type === 'choice' && list) return { name, type, choices: list.split('|') }
  return types[type] && list === undefined ? { name, type } : undefined
}

/** Records and people are kept by their id, and their name says so. */
const member = ({ name, type }) => (type === 'user' || types[type]?.group ? `${name.replace(/_id$/, '')}_id` : name)

const sentence = (name) => capital(spaced(name))

/** With everything that templates ask of it. `marks` is what their conditions know it by. */
export function describe(fields) {
  const seen = new Set()
  return fields.map((field, index) => {
    const { type, choices = [] } = field
    const traits = index === 0 ? title : type === 'choice' ? choice : types[type]
    const isFirst = !seen.has(type)
    seen.add(type)
    const name = member(field)
    const base = name.replace(/_id$/, '')
    return {
      init: '', given_init: '', ...traits, name, type, choices, base, camel: camel(name),
      Base: pascal(base), Field: pascal(name), label: sentence(base),
      first: choices[0], quoted_first: `'${choices[0]}'`, quoted_choices: choices.map((one) => `'${one}'`).join(', '),
      each: choices.map((one) => ({ each_choice: one, each_label: sentence(one) })),
      choicesText: choices.join(', '),
      marks: [index === 0 ? 'title' : type, traits.group, isFirst && index > 0 && `first_${type}`, name === 'state' && 'state'].filter(Boolean),
    }
  })
}
