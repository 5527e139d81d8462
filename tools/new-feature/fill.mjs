// Templates are code with `__words__` in it. A line with a word of fields (`__field__`, `__Field__`, `__field.sql__`) stands for
// one line for each of them; such lines that follow each other, under one condition, are repeated together.
// `//? user money !choice` at the end of a line keeps it where there is a field of one of these types, and none of those with
// an exclamation mark; `a+b` asks for both. In a line of fields it asks each field, and `any.user` all of them.

const condition = /\s*\/\/\? (.+)$/
const ofFields = /__[fF]ield(\.\w+)?__/

const holds = (terms, marks, all) => {
  const has = (term) => term.split('+').every((one) => (one.startsWith('any.') ? all.has(one.slice(4)) : marks.has(one)))
  const asked = terms.filter((term) => !term.startsWith('!'))
  return (asked.length === 0 || asked.some(has)) && !terms.some((term) => term.startsWith('!') && has(term.slice(1)))
}

const replace = (text, words) => {
  const names = Object.keys(words).map((name) => name.replace('.', '\\.'))
  return text.replace(new RegExp(`__(${names.join('|')})__`, 'g'), (_, name) => words[name])
}

/** A text of a field stands where its line does, however many lines it has. */
function fieldLine(line, field, words) {
  const traits = { field: field.name, Field: field.Field, 'field.choices': field.choicesText }
  for (const [name, value] of Object.entries(field)) if (typeof value === 'string') traits[`field.${name}`] ??= value
  const whole = /^(\s*)__field\.(\w+)__(.*)$/.exec(line)
  if (whole && field[whole[2]] === undefined) return []
  const indented = whole ? { ...traits, [`field.${whole[2]}`]: field[whole[2]].replaceAll('\n', `\n${whole[1]}`) } : traits
  // What a trait says may hold words itself.
  return [replace(replace(replace(line, indented), { ...traits, ...words }), { ...traits, ...words })]
}

const linesOf = (block, field, words) => block.flatMap((line) => (line.includes('__field.each_')
  ? field.each.map((one) => fieldLine(line, { ...field, ...one }, words)[0])
  : fieldLine(line, field, words)))

export function fill(template, words, fields) {
  const all = new Set(fields.flatMap(({ marks }) => marks))
  const filled = []
  const lines = template.split('\n').map((text) => ({ text: text.replace(condition, ''), terms: condition.exec(text)?.[1] ?? '' }))
  while (lines.length > 0) {
    const { text, terms } = lines.shift()
    const asked = terms.split(' ').filter(Boolean)
    if (!ofFields.test(text)) {
      if (holds(asked, all, all)) filled.push(replace(text, words))
      continue
    }
    const block = [text]
    while (lines.length > 0 && lines[0].terms === terms && ofFields.test(lines[0].text)) block.push(lines.shift().text)
    for (const field of fields) if (holds(asked, new Set(field.marks), all)) filled.push(...linesOf(block, field, words))
  }
  return filled.join('\n').replace(/\n{3,}/g, '\n\n')
}
