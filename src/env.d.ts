// What the build adds to the language: single-file components and the build stamp.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent<object, object, unknown>
  export default component
}
declare const __BUILD__: string
