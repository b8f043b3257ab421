import './house-mark.css';

/** The sign of the house: a red door plate with a roof and a lit window. */
export function HouseMark() {
  return (
    <svg className="zj-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="zj-mark-plate" width="32" height="32" rx="9" />
      <path className="zj-mark-roof" d="M6.4 16 16 8.2l9.6 7.8M9.4 14.6v9.8h13.2v-9.8" />
      <rect className="zj-mark-window" x="13.2" y="16.6" width="5.6" height="5.6" rx="1" />
    </svg>
  );
}
