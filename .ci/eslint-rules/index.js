// Our own lint rules: each was a mistake that is easy to make twice.

/** A file begins by saying what it is for. */
const firstLinePurpose = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: 'Begin the file with one comment line on its purpose.' },
  },
  create(context) {
    return {
      Program(node) {
        const text = context.sourceCode.text.replace(/^<script[^>]*>\s*/, '').trimStart()
        if (!/^(\/\/|\/\*|<!--)/.test(text)) context.report({ node, messageId: 'missing' })
      },
    }
  },
}

const SPEAKING_ATTRIBUTES = new Set([
  'alt',
  'aria-label',
  'label',
  'placeholder',
  'title',
  'heading',
  'hint',
  'summary',
])

/** Words for people come from the message files, never from a template. */
const noWordsInTemplates = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { words: 'Words for people come from the message files: {{text}}' },
  },
  create(context) {
    const services = context.sourceCode.parserServices
    if (!services.defineTemplateBodyVisitor) return {}
    const report = (node, text) => {
      if (/\p{L}{2,}/u.test(text)) context.report({ node, messageId: 'words', data: { text: text.trim() } })
    }
    return services.defineTemplateBodyVisitor({
      VText: (node) => report(node, node.value),
      'VExpressionContainer > Literal': (node) => {
        if (node.parent.parent.type === 'VElement') report(node, String(node.value))
      },
      'VAttribute[directive=false]': (node) => {
        if (SPEAKING_ATTRIBUTES.has(node.key.name) && node.value) report(node, node.value.value)
      },
    })
  },
}

export default {
  rules: { 'first-line-purpose': firstLinePurpose, 'no-words-in-templates': noWordsInTemplates },
}
