/** Next.js, as far as the examples use it. */
export const usePathname = () => location.pathname;
