<?php
// Receives webhooks under PHP's own server, checks who sent them, and notes what came in the file RECEIVED.

$payload = file_get_contents('php://input');
$signature = $_SERVER['HTTP_X_EXTRALY_SIGNATURE'] ?? '';
$apiKey = getenv('EXTRALY_API_KEY');

$expected = 'sha256=' . hash_hmac('sha256', $payload, $apiKey);

if (!hash_equals($expected, $signature)) {
    http_response_code(401);
    exit('Invalid signature');
}

$event = json_decode($payload, true);
if ($event['event'] === 'document.completed') {
    $docId = $event['document_id'];
    $results = $event['results'];
    file_put_contents(getenv('RECEIVED'), json_encode([$docId, $results['invoice_number']]) . "\n", FILE_APPEND);
}

http_response_code(200);
echo 'OK';
