declare module 'virtual:messages' {
  const locales: Record<string, Record<string, { message: string }>>;
  export default locales;
}
