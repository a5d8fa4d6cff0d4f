// What the learner may give: a file, or a text that is a link, JSON or a signed token.

export type BadgeSource = { kind: 'file'; file: File } | { kind: 'text'; text: string }
