import { Icon } from '#platform/ui/icons/icon.tsx';

export function AllIcon() {
  return <Icon><path d="M4.6 4.6h5.6v5.6H4.6zM13.8 4.6h5.6v5.6h-5.6zM4.6 13.8h5.6v5.6H4.6zM13.8 13.8h5.6v5.6h-5.6z" /></Icon>;
}
